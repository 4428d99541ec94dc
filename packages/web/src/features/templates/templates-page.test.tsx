import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { refusal, type Answers } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, inNorthwind } from "../../testing/world.ts";

const company = aCompany({ name: "Aurora" });
type Templates = NonNullable<Answers["templates"]>;
type Folders = NonNullable<Answers["folders"]>;
type Listed = Awaited<ReturnType<NonNullable<Templates["list"]>>>["templates"][number];
type Folder = Awaited<ReturnType<NonNullable<Folders["list"]>>>[number];

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

const folder = (n: number, name: string, parentId: string | null = null, templates = 0): Folder => ({
  id: id(n),
  parentId,
  name,
  templates,
});
const template = (n: number, name: string, over: Partial<Listed> = {}): Listed => ({
  id: id(n),
  name,
  subject: "Hello",
  kind: "blocks",
  isInUse: false,
  archivedAt: null,
  updatedAt: "2026-11-27T08:00:00.000Z",
  updatedBy: "Ada",
  folderIds: [],
  tags: [],
  ...over,
});

const tree = [folder(1, "Sales"), folder(2, "Cold", id(1), 1), folder(3, "News")];

interface World {
  readonly path?: string;
  readonly templates?: Listed[];
  readonly folders?: Folder[];
  readonly more?: Templates;
  readonly moreFolders?: Folders;
  readonly facts?: Partial<typeof company>;
}

function open({ path = "", templates = [], folders = tree, more, moreFolders, facts }: World = {}) {
  return renderPage(`/t/northwind/c/aurora/templates${path}`, {
    ...inNorthwind([{ ...company, ...facts }]),
    templates: {
      list: () => ({ templates, nextCursor: null }),
      counts: () => ({ all: templates.length, unfiled: 0, archived: 2 }),
      tags: () => [],
      ...more,
    },
    folders: { list: () => folders, ...moreFolders },
  });
}

const item = (name: string) => screen.findByRole("treeitem", { name: new RegExp(`^${name}( \\d|$)`) });

describe("the templates of a company", () => {
  it("begin with one button, which a viewer has not got", async () => {
    open({ folders: [], facts: { access: "view" } });
    expect(await screen.findByText(/Whoever has work access to Aurora/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "New template" })).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "New folder" })).not.toBeInTheDocument();
  });

  it("stand in a tree of folders that arrow keys open, with what lies in each", async () => {
    open({ templates: [template(10, "Welcome")] });
    const sales = await item("Sales");
    expect(sales).toHaveAttribute("aria-expanded", "false");
    sales.focus();
    await userEvent.keyboard("{ArrowRight}");
    const cold = await item("Cold");
    expect(cold).toHaveAccessibleName("Cold 1 template");
    await waitFor(() => expect(sales).toHaveAttribute("aria-expanded", "true"));
    await userEvent.keyboard("{ArrowDown}");
    await waitFor(() => expect(cold).toHaveFocus());
  });

  it("shows the way down to the folder in the address, its tree opened", async () => {
    open({ path: `?folder=${id(2)}`, templates: [template(10, "Welcome", { folderIds: [id(2)] })] });
    expect(await screen.findByRole("heading", { name: /Sales.*Cold/ })).toBeVisible();
    expect(await item("Cold")).toHaveAttribute("aria-selected", "true");
  });

  it("moves chosen ones from the folder in sight into another, and back", async () => {
    const back = { add: [{ templateId: id(10), folderId: id(2) }], remove: [] };
    const place = vi.fn<(input: object) => typeof back>(() => back);
    open({
      path: `?folder=${id(2)}`,
      templates: [template(10, "Welcome", { folderIds: [id(2)] })],
      more: { place },
    });
    await userEvent.click(await screen.findByRole("checkbox", { name: "Choose Welcome" }));
    await userEvent.click(screen.getByRole("button", { name: "Move to…" }));
    const dialog = await screen.findByRole("dialog", { name: "Move 1 template" });
    expect(within(dialog).getByRole("radio", { name: "Cold" })).toBeDisabled();
    await userEvent.click(within(dialog).getByRole("radio", { name: "News" }));
    await userEvent.click(within(dialog).getByRole("button", { name: "Move" }));
    await waitFor(() =>
      expect(place).toHaveBeenLastCalledWith({
        add: [{ templateId: id(10), folderId: id(3) }],
        remove: [{ templateId: id(10), folderId: id(2) }],
      }),
    );
    await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(place).toHaveBeenLastCalledWith(back));
  });

  it("says what goes with a folder, and brings it back", async () => {
    const remove = vi.fn<(input: object) => void>();
    const restore = vi.fn<(input: object) => void>();
    open({
      path: `?folder=${id(2)}`,
      moreFolders: { contents: () => ({ folders: 0, templates: 3, onlyHere: 1 }), remove, restore },
    });
    await userEvent.click(await screen.findByRole("button", { name: "Actions for this folder" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Remove" }));
    expect(await screen.findByText("3 templates lie in it and keep their other folders.")).toBeVisible();
    await userEvent.click(screen.getByRole("radio", { name: "Put into the archive" }));
    await userEvent.click(screen.getByRole("button", { name: "Remove" }));
    await waitFor(() => expect(remove).toHaveBeenCalledWith({ folderId: id(2), contents: "archive" }));
    await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(restore).toHaveBeenCalledWith({ folderId: id(2) }));
  });

  it("tells on its field that a folder of the name is there already", async () => {
    open({
      moreFolders: {
        add: () => {
          throw refusal("conflict", "folder_name_taken", { field: "name" });
        },
      },
    });
    await userEvent.click(await screen.findByRole("button", { name: "New folder" }));
    await userEvent.type(await screen.findByRole("textbox", { name: "Name" }), "Sales{Enter}");
    expect(await screen.findByText("There is a folder of this name here already.")).toBeVisible();
  });

  it("are searched everywhere, whichever folder is open, and say so where nothing is found", async () => {
    const list = vi.fn<(input: object) => { templates: Listed[]; nextCursor: null }>(() => ({
      templates: [],
      nextCursor: null,
    }));
    open({ path: `?folder=${id(2)}&q=nobody`, more: { list } });
    expect(await screen.findByText("No template has these words or this tag.")).toBeVisible();
    expect(list).toHaveBeenLastCalledWith(expect.objectContaining({ place: "all", search: "nobody" }));
    expect(screen.getByRole("heading", { name: "Found everywhere" })).toBeVisible();
  });

  it("go into the archive together, and come back", async () => {
    const setArchived = vi.fn<(input: object) => void>();
    open({ templates: [template(10, "One"), template(11, "Two")], more: { setArchived } });
    await userEvent.click(await screen.findByRole("checkbox", { name: "Choose all that are shown" }));
    await userEvent.click(screen.getByRole("button", { name: "Archive" }));
    const both = [id(10), id(11)];
    await waitFor(() =>
      expect(setArchived).toHaveBeenLastCalledWith({ templateIds: both, isArchived: true }),
    );
    await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() =>
      expect(setArchived).toHaveBeenLastCalledWith({ templateIds: both, isArchived: false }),
    );
  });
});
