import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { refusal, type Answers } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, inNorthwind } from "../../testing/world.ts";

type Tag = Awaited<ReturnType<NonNullable<NonNullable<Answers["tags"]>["list"]>>>["tags"][number];
type Field = Awaited<ReturnType<NonNullable<NonNullable<Answers["leadFields"]>["list"]>>>[number];

const company = aCompany({ name: "Aurora" });
const path = "/t/northwind/c/aurora/leads/fields";

const exactly = (count: number) => ({ count, isMore: false });
const aTag = (name: string, leads = exactly(3)): Tag => ({
  id: crypto.randomUUID(),
  name,
  leads,
  templates: exactly(0),
});
const aField = (facts: Partial<Field>): Field => ({
  id: crypto.randomUUID(),
  name: "Seats",
  type: "number",
  leads: exactly(0),
  ...facts,
});

const vip = aTag("vip");
const fair = aTag("Fair 2026");

interface World {
  readonly tags?: NonNullable<Answers["tags"]>;
  readonly fields?: NonNullable<Answers["leadFields"]>;
  readonly search?: string;
  readonly of?: typeof company;
}

const open = ({ tags, fields, search = "", of = company }: World = {}) =>
  renderPage(`${path}${search}`, {
    ...inNorthwind([of]),
    tags: { list: () => ({ tags: [fair, vip], isMore: false }), ...tags },
    leadFields: { list: () => [], ...fields },
  });

const choose = async (user: ReturnType<typeof open>["user"], of: string, act: string) => {
  await user.click(await screen.findByRole("button", { name: `Actions for ${of}` }));
  await user.click(await screen.findByRole("menuitem", { name: act }));
};

describe("the tags of a company", () => {
  it("stand by name with how many leads and templates have them", async () => {
    open();
    const table = await screen.findByRole("table", { name: "Tags of Aurora" });
    expect(within(table).getAllByRole("row")[1]).toHaveTextContent(/Fair 2026.*3 leads.*No templates/);
  });

  it("offers to merge where the new name is taken", async () => {
    const merged: unknown[] = [];
    const { user } = open({
      tags: {
        rename: () => {
          throw refusal("conflict", "tag_exists", { field: "name", details: { tagId: fair.id } });
        },
        merge: (input) => {
          merged.push(input);
          return { leads: 3 };
        },
      },
    });
    await choose(user, "vip", "Rename…");
    const dialog = within(await screen.findByRole("dialog", { name: "Rename vip" }));
    const name = dialog.getByRole("textbox", { name: "Tag" });
    await user.clear(name);
    await user.type(name, "Fair 2026{Enter}");
    expect(await dialog.findByText(/There is a tag of this name already/)).toBeVisible();
    await user.click(dialog.getByRole("button", { name: "Merge the two…" }));
    const merge = within(await screen.findByRole("dialog", { name: "Merge vip into another tag" }));
    expect(await merge.findByRole("radio", { name: /Fair 2026/ })).toBeChecked();
    await user.click(merge.getByRole("button", { name: "Merge" }));
    expect(await screen.findByText("Merged vip into Fair 2026, on 3 leads")).toBeVisible();
    expect(merged).toEqual([{ keepId: fair.id, mergeId: vip.id }]);
  });

  it("are removed at once, with a way back", async () => {
    const undo = { companyId: company.id, name: "vip", leadIds: [], templateIds: [] };
    const { user, calls } = open({
      tags: { remove: () => ({ leads: 3, templates: 0, undo }), restore: () => ({ tagId: vip.id }) },
    });
    await choose(user, "vip", "Remove");
    expect(await screen.findByText("Removed the tag vip")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByText("The tag vip is back")).toBeVisible();
    expect(calls.find((call) => call.path === "tags.restore")?.input).toEqual(undo);
  });

  it("asks first where the removal could not be taken back", async () => {
    const big = aTag("everybody", { count: 1_000, isMore: true });
    const { user, calls } = open({
      tags: {
        list: () => ({ tags: [big], isMore: false }),
        remove: () => ({ leads: 5_000, templates: 0, undo: null }),
      },
    });
    await choose(user, "everybody", "Remove");
    const ask = within(await screen.findByRole("alertdialog", { name: "Remove the tag everybody?" }));
    expect(calls.some((call) => call.path === "tags.remove")).toBe(false);
    await user.click(ask.getByRole("button", { name: "Remove tag" }));
    expect(await screen.findByText("Removed the tag everybody")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Undo" })).not.toBeInTheDocument();
  });

  it.each([
    ["only look", aCompany({ name: "Aurora", access: "view" }), /Somebody with work access can change/],
    [
      "look at an archived company",
      aCompany({ name: "Aurora", status: "archived" }),
      /This company is archived/,
    ],
  ])("are left as they are by whoever may %s", async (_, of, said) => {
    open({ of });
    expect(await screen.findByText(said)).toBeVisible();
    expect(await screen.findByText("vip")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Actions for/ })).not.toBeInTheDocument();
  });
});

describe("the own fields of a company", () => {
  it("begin with what they are for, and are added with a type", async () => {
    const { user, calls } = open({ search: "?tab=fields", fields: { add: () => ({ fieldId: "f" }) } });
    expect(await screen.findByRole("heading", { name: "No own fields yet" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Add field" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Add a field" }));
    await user.type(dialog.getByRole("textbox", { name: "Name" }), "Contract ends");
    await user.click(dialog.getByRole("radio", { name: /^Date/ }));
    await user.click(dialog.getByRole("button", { name: "Add field" }));
    expect(await screen.findByText("Added the field Contract ends")).toBeVisible();
    expect(calls.find((call) => call.path === "leadFields.add")?.input).toEqual({
      companyId: company.id,
      name: "Contract ends",
      type: "date",
    });
  });

  it("go with their values only where the name is typed", async () => {
    const field = aField({ leads: exactly(12) });
    const { user } = open({
      search: "?tab=fields",
      fields: { list: () => [field], remove: () => ({ leads: 12 }) },
    });
    expect(await screen.findByText("1 of 20 fields")).toBeVisible();
    await choose(user, "Seats", "Remove…");
    const ask = within(await screen.findByRole("alertdialog", { name: "Remove the field Seats?" }));
    expect(ask.getByText(/The values of 12 leads go with it/)).toBeVisible();
    expect(ask.getByRole("button", { name: "Remove field" })).toBeDisabled();
    await user.type(ask.getByRole("textbox"), "Seats");
    await user.click(ask.getByRole("button", { name: "Remove field" }));
    expect(await screen.findByText("Removed the field Seats")).toBeVisible();
  });

  it("has no way to a twenty-first", async () => {
    const many = Array.from({ length: 20 }, (_, place) => aField({ name: `Field ${place}` }));
    open({ search: "?tab=fields", fields: { list: () => many } });
    expect(await screen.findByText(/A company has 20 fields at most/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Add field" })).not.toBeInTheDocument();
  });
});
