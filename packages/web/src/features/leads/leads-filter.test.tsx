import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import {
  aLead,
  aLeadsPage,
  aurora,
  aView,
  leadsPath as path,
  someLeads,
  withLeads,
} from "../../testing/leads.ts";
import type { Answers } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { anImport, inNorthwind } from "../../testing/world.ts";

const tagId = crypto.randomUUID();
const seatsId = crypto.randomUUID();
const none = { count: 0, isMore: false };
const fair = anImport({ fileName: "fair.csv", counts: { ...anImport({}).counts, created: 3 } });

const choices: Answers = {
  tags: {
    list: ({ search = "" }) => ({
      tags: [{ id: tagId, name: "vip", leads: { count: 7, isMore: false }, templates: none }].filter(
        ({ name }) => name.includes(search),
      ),
      isMore: false,
    }),
  },
  leadFields: { list: () => [{ id: seatsId, name: "Seats", type: "number", leads: none }] },
  imports: { list: () => ({ imports: [fair], nextCursor: null }), byId: () => fair },
};

const asked = (calls: readonly { path: string; input: unknown }[]) =>
  calls.findLast((call) => call.path === "leads.list")?.input;

describe("the filters of the list", () => {
  it("ask the server as they are chosen, and stand as chips that can be taken away", async () => {
    const list = () => aLeadsPage([aLead({ email: "a@x.org", tags: [{ id: tagId, name: "vip" }] })]);
    const { user, calls, address } = renderPage(path, withLeads(list, choices));
    await user.click(await screen.findByRole("button", { name: "Filter" }));
    const panel = await screen.findByRole("dialog", { name: "Filter leads" });
    await user.click(within(panel).getByRole("checkbox", { name: "Active" }));
    await user.click(within(panel).getByRole("checkbox", { name: "Bounced" }));
    await user.click(await within(panel).findByRole("checkbox", { name: /^vip/ }));
    await user.selectOptions(within(panel).getByRole("combobox", { name: "Import" }), fair.id);
    await user.selectOptions(within(panel).getByRole("combobox", { name: "Name" }), "Without a name");
    await user.selectOptions(within(panel).getByRole("combobox", { name: "May be written to" }), "no");
    await user.selectOptions(within(panel).getByRole("combobox", { name: "Own field" }), "Seats");
    await user.type(within(panel).getByRole("spinbutton", { name: "Seats from" }), "5{Enter}");
    await waitFor(() =>
      expect(asked(calls)).toMatchObject({
        companyId: aurora.id,
        statuses: ["active", "bounced"],
        tagIds: [tagId],
        importId: fair.id,
        hasName: false,
        isSuppressed: false,
        fields: [{ fieldId: seatsId, from: 5 }],
      }),
    );
    await user.click(within(panel).getByRole("button", { name: "Done" }));
    const chips = await screen.findByRole("list", { name: "Filters in force" });
    await waitFor(() =>
      expect(
        within(chips)
          .getAllByRole("listitem")
          .map((chip) => chip.textContent),
      ).toEqual([
        "Status: Active, Bounced",
        "Tag: vip",
        "Import: fair.csv",
        "Without a name",
        "May be written to",
        "Seats: at least 5",
      ]),
    );
    await user.click(within(chips).getByRole("button", { name: "Remove the filter “Import: fair.csv”" }));
    expect(address()).not.toContain("import=");
    await user.click(screen.getByRole("button", { name: "Clear filters" }));
    expect(address()).toBe(path);
  });

  it("keep leads by the day they were added where the reader is, in a link that says the moment", async () => {
    const { user, calls } = renderPage(
      path,
      withLeads(() => aLeadsPage(someLeads(1)), choices),
    );
    await user.click(await screen.findByRole("button", { name: "Filter" }));
    const from = await screen.findByLabelText("From");
    await user.type(from, "2026-11-02");
    await user.type(screen.getByLabelText("To"), "2026-11-04");
    const midnight = (day: number) => new Date(2026, 10, day).toISOString();
    await waitFor(() =>
      expect(asked(calls)).toMatchObject({ createdFrom: midnight(2), createdTo: midnight(5) }),
    );
    expect(from).toHaveValue("2026-11-02");
  });

  it("leave out of a link what is no filter", async () => {
    const search = `?status=active,stolen&tags=x,${tagId}&from=never&named=maybe&fields=%5B%7B%22fieldId%22%3A1%7D%5D&order=size`;
    const { calls } = renderPage(
      `${path}${search}`,
      withLeads(() => aLeadsPage(someLeads(1)), choices),
    );
    await screen.findByRole("link", { name: "lead1@x.org" });
    expect(asked(calls)).toEqual({
      companyId: aurora.id,
      statuses: ["active"],
      tagIds: [tagId],
      order: "newest",
      limit: 50,
    });
  });
});

describe("saved views", () => {
  const warm = aView({
    name: "Warm",
    settings: {
      filter: { statuses: ["active"] },
      order: "email",
      columns: ["email", "status"],
      density: "compact",
    },
  });
  const shared = aView({ name: "Fair", isShared: true, isMine: false, createdBy: "Chloé" });
  const views = (more: Answers["leadViews"] = {}): Answers => ({
    leadViews: { list: () => [shared, warm], ...more },
  });
  const list = () => aLeadsPage(someLeads(1));

  it("are opened from the menu with all that they keep, and by their link alone", async () => {
    const { user, calls, address } = renderPage(path, withLeads(list, views()));
    await user.click(await screen.findByRole("button", { name: "All leads" }));
    await user.click(await screen.findByRole("menuitem", { name: "Warm" }));
    expect(address()).toBe(`${path}?status=active&order=email&view=${warm.id}`);
    await waitFor(() => expect(asked(calls)).toMatchObject({ statuses: ["active"], order: "email" }));
    const names = () => screen.getAllByRole("columnheader").map((header) => header.textContent);
    expect(names()).toEqual(["", "E-mail", "Status"]);
    // Whoever clears its filters has left it.
    await user.click(await screen.findByRole("button", { name: "Clear filters" }));
    await user.click(screen.getByRole("button", { name: /^E-mail/ }));
    expect(address()).not.toContain("status=");
  });

  it("are spelled out from a short link before anything is asked for", async () => {
    const { calls, address } = renderPage(`${path}?view=${warm.id}`, withLeads(list, views()));
    await screen.findByRole("link", { name: "lead1@x.org" });
    expect(address()).toBe(`${path}?status=active&order=email&view=${warm.id}`);
    const lists = calls.filter((call) => call.path === "leads.list").map(({ input }) => input);
    expect(lists).toEqual([expect.objectContaining({ statuses: ["active"] })]);
  });

  it("are saved, shared, changed, and deleted with a way back", async () => {
    const added = crypto.randomUUID();
    const done: Answers["leadViews"] = {
      add: () => ({ viewId: added }),
      update: () => undefined,
      remove: () => undefined,
    };
    const { user, calls, address } = renderPage(`${path}?status=active`, withLeads(list, views(done)));
    const sent = (name: string) => calls.findLast((call) => call.path === `leadViews.${name}`)?.input;
    await user.click(await screen.findByRole("button", { name: "All leads" }));
    await user.click(await screen.findByRole("menuitem", { name: "Save as a view…" }));
    const dialog = await screen.findByRole("dialog", { name: "Save as a view" });
    await user.click(within(dialog).getByRole("button", { name: "Save view" }));
    expect(within(dialog).getByText("Fill this in.")).toBeVisible();
    await user.type(within(dialog).getByRole("textbox", { name: "Name" }), "Hot");
    await user.click(within(dialog).getByRole("switch", { name: "Share it" }));
    await user.click(within(dialog).getByRole("button", { name: "Save view" }));
    await waitFor(() => expect(address()).toBe(`${path}?status=active&view=${added}`));
    expect(sent("add")).toMatchObject({
      companyId: aurora.id,
      name: "Hot",
      isShared: true,
      settings: { filter: { statuses: ["active"] }, order: "newest" },
    });

    await user.click(await screen.findByRole("button", { name: /All leads/ }));
    await user.click(await screen.findByRole("menuitem", { name: "Warm" }));
    await user.click(await screen.findByRole("button", { name: /^E-mail/ }));
    await user.click(await screen.findByRole("button", { name: /Warm.*changed/ }));
    await user.click(await screen.findByRole("menuitem", { name: "Save the changes" }));
    await waitFor(() =>
      expect(sent("update")).toMatchObject({ viewId: warm.id, settings: { order: "email_desc" } }),
    );
    await user.click(await screen.findByRole("button", { name: /Warm/ }));
    await user.click(await screen.findByRole("menuitem", { name: "Delete this view" }));
    await waitFor(() => expect(sent("remove")).toEqual({ viewId: warm.id }));
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(sent("add")).toMatchObject({ name: "Warm", settings: warm.settings }));
  });

  it("of others are not a member's to change, nor is a company's list a viewer's to share", async () => {
    const viewed = { ...aurora, access: "view" as const };
    const answers = { ...inNorthwind([viewed], "member"), leads: { list }, ...views() };
    const { user } = renderPage(`${path}?view=${shared.id}`, answers);
    await user.click(await screen.findByRole("button", { name: "Fair" }));
    await screen.findByRole("menuitem", { name: "Copy the link" });
    expect(screen.queryByRole("menuitem", { name: "Rename or share…" })).not.toBeInTheDocument();
    expect(screen.queryByRole("menuitem", { name: "Delete this view" })).not.toBeInTheDocument();
    await user.click(screen.getByRole("menuitem", { name: "Save as a view…" }));
    await screen.findByRole("dialog", { name: "Save as a view" });
    expect(screen.queryByRole("switch", { name: "Share it" })).not.toBeInTheDocument();
  });
});
