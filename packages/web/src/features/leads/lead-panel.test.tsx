import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { aWholeLead, type AnsweredEvent, type AnsweredLead } from "../../testing/whole-lead.ts";
import { refusal, type Answers } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, inNorthwind } from "../../testing/world.ts";

const company = aCompany({ name: "Aurora" });
const path = "/t/northwind/c/aurora/leads";
const fields: AnsweredLead["fields"] = [
  { fieldId: "11111111-1111-4111-8111-111111111111", name: "Seats", type: "number", value: 1200 },
  {
    fieldId: "22222222-2222-4222-8222-222222222222",
    name: "Contract ends",
    type: "date",
    value: "2027-03-31",
  },
  { fieldId: "33333333-3333-4333-8333-333333333333", name: "Customer", type: "boolean", value: true },
];
const lead = aWholeLead({ companyId: company.id, tags: [{ id: "t1", name: "vip" }], fields });

interface World {
  readonly of?: AnsweredLead;
  readonly leads?: NonNullable<Answers["leads"]>;
  readonly more?: Answers;
  readonly company?: typeof company;
  readonly role?: "member" | "admin";
  readonly events?: AnsweredEvent[];
}

function open({ of = lead, leads, more, company: at = company, role = "admin", events = [] }: World = {}) {
  const base = inNorthwind([at], role);
  return renderPage(`${path}?lead=${of.id}`, {
    ...base,
    tags: { list: () => ({ tags: [], isMore: false }) },
    leadFields: { list: () => [] },
    ...more,
    leads: {
      list: () => ({ leads: [], total: { count: 0, isMore: false }, nextCursor: null }),
      byId: () => of,
      history: () => ({ events, nextCursor: null }),
      ...leads,
    },
  });
}

const panel = () => screen.findByRole("dialog", { name: "Lead" });
const choose = async (user: ReturnType<typeof open>["user"], name: string) => {
  await user.click(await screen.findByRole("button", { name: "More for this lead" }));
  await user.click(await screen.findByRole("menuitem", { name }));
};

describe("the panel of a lead", () => {
  it("shows what is known, own fields by their type and where it came from", async () => {
    const file = { id: "i1", fileName: "fair.csv", source: "Fair in Munich", consent: null };
    open({ of: { ...lead, import: file } });
    const dialog = within(await panel());
    expect(await dialog.findByText("vip")).toBeVisible();
    expect(dialog.getByText("1,200")).toBeVisible();
    expect(dialog.getByText("Mar 31, 2027")).toBeVisible();
    expect(dialog.getByText("Yes")).toBeVisible();
    expect(dialog.getByRole("link", { name: "Import of fair.csv" })).toHaveAttribute(
      "href",
      "/t/northwind/c/aurora/imports/i1",
    );
    expect(dialog.getByText("Fair in Munich")).toBeVisible();
  });

  it("lets whoever may only look see all and change nothing", async () => {
    const viewed = aCompany({ name: "Aurora", access: "view" });
    open({ company: viewed, role: "member" });
    const dialog = within(await panel());
    expect(await dialog.findByText(/Somebody with work access can change its leads/)).toBeVisible();
    expect(dialog.getByText("vip")).toBeVisible();
    expect(dialog.queryByRole("button", { name: "Edit" })).not.toBeInTheDocument();
    expect(dialog.queryByRole("button", { name: "More for this lead" })).not.toBeInTheDocument();
  });

  it("that is not there, or another's, is said in its place", async () => {
    open({
      leads: {
        byId: () => {
          throw refusal("not_found", "not_found");
        },
      },
    });
    expect(await within(await panel()).findByRole("alert")).toBeVisible();
  });

  it("tells what happened: who, what, before and after", async () => {
    const at = "2026-11-20T08:00:00.000Z";
    open({
      events: [
        {
          kind: "suppressed",
          at,
          by: "Ann Chovey",
          entry: { kind: "email", reason: "bounced", source: "list" },
        },
        { kind: "reported", at, by: null, event: "complained" },
        {
          kind: "edited",
          at,
          by: "Ann Chovey",
          action: "leads.update",
          before: { name: null, status: "active", tags: [], fields: { Seats: 4 } },
          after: { name: "Zoë", status: "archived", tags: ["vip", "fair"], fields: { Seats: null } },
        },
        {
          kind: "edited",
          at,
          by: null,
          action: "leads.merge",
          before: { kept: { email: "a@x.org", name: "A" }, merged: { email: "b@x.org" } },
          after: { email: "b@x.org", name: "A" },
        },
        {
          kind: "created",
          at,
          by: null,
          import: { id: "i", fileName: "fair.csv", source: null, consent: "Ticked" },
        },
      ],
    });
    const history = within(await screen.findByRole("region", { name: "History" }));
    expect(await history.findByText(/suppressions by Ann Chovey: Bounced, from a list/)).toBeVisible();
    expect(history.getByText("Marked a mail as spam")).toBeVisible();
    const items = history.getAllByRole("listitem");
    expect(items[2]).toHaveTextContent(/Changed by Ann Chovey.*Name.*nothing.*Zoë.*Status.*Active.*Archived/);
    expect(items[2]).toHaveTextContent(/Tags.*nothing.*vip, fair.*Seats.*4.*nothing/);
    expect(items[3]).toHaveTextContent(
      /Somebody who has left merged b@x\.org into this lead.*a@x\.org.*b@x\.org/,
    );
    expect(items[3]).not.toHaveTextContent("Name");
    expect(items[4]).toHaveTextContent(/Came with the import of fair\.csv.*Consent.*Ticked/);
  });
});

describe("editing a lead", () => {
  it("sends what changed alone, with a tag that was suggested", async () => {
    const tag = {
      id: "t2",
      name: "Fair 2026",
      leads: { count: 3, isMore: false },
      templates: { count: 0, isMore: false },
    };
    const { user, calls } = open({
      leads: { update: () => undefined },
      more: { tags: { list: () => ({ tags: [tag], isMore: false }) } },
    });
    await user.click(await screen.findByRole("button", { name: "Edit" }));
    await user.type(screen.getByRole("textbox", { name: /^Employer/ }), "Acme");
    await user.type(screen.getByRole("combobox", { name: /^Tags/ }), "fai");
    expect(await screen.findByRole("option", { name: "Fair 2026" })).toBeVisible();
    await user.keyboard("{ArrowDown}{Enter}");
    await user.click(screen.getByRole("button", { name: "Save changes" }));
    expect(await screen.findByText("Saved zoe@example.org")).toBeVisible();
    expect(calls.find((call) => call.path === "leads.update")?.input).toEqual({
      leadId: lead.id,
      updatedAt: lead.updatedAt,
      employer: "Acme",
      tags: ["vip", "Fair 2026"],
    });
  });

  it("puts the server's refusal on its field and keeps what was typed", async () => {
    const { user } = open({
      leads: {
        update: () => {
          throw refusal("conflict", "lead_exists", { field: "email", details: { leadId: "x" } });
        },
      },
    });
    await user.click(await screen.findByRole("button", { name: "Edit" }));
    const email = screen.getByRole("textbox", { name: "E-mail" });
    await user.clear(email);
    await user.type(email, "taken@example.org{Enter}");
    expect(await screen.findByText("This address is in the list already.")).toBeVisible();
    expect(email).toHaveValue("taken@example.org");
    await waitFor(() => expect(email).toHaveFocus());
  });

  it("shows both where somebody was quicker, and loses neither", async () => {
    let now: AnsweredLead = lead;
    let tries = 0;
    const update = () => {
      tries += 1;
      if (tries > 1) return;
      now = { ...lead, name: "Zoey", employer: "Acme", updatedAt: "2026-11-03T08:00:00.000Z" };
      throw refusal("conflict", "changed_meanwhile");
    };
    const { user, calls } = open({ leads: { byId: () => now, update } });
    await user.click(await screen.findByRole("button", { name: "Edit" }));
    const name = screen.getByRole("textbox", { name: /^Name/ });
    await user.clear(name);
    await user.type(name, "Zoë M.{Enter}");
    expect(await screen.findByText("Somebody changed this lead meanwhile")).toBeVisible();
    // Theirs alone is taken over; of what both changed mine stands until I choose.
    expect(screen.getByRole("textbox", { name: /^Employer/ })).toHaveValue("Acme");
    expect(screen.getByRole("radio", { name: "Yours: Zoë M." })).toBeChecked();
    await user.click(screen.getByRole("radio", { name: "Theirs: Zoey" }));
    expect(name).toHaveValue("Zoey");
    await user.click(screen.getByRole("radio", { name: "Yours: Zoë M." }));
    await user.click(screen.getByRole("button", { name: "Save this" }));
    expect(await screen.findByText("Saved zoe@example.org")).toBeVisible();
    expect(calls.findLast((call) => call.path === "leads.update")?.input).toEqual({
      leadId: lead.id,
      updatedAt: "2026-11-03T08:00:00.000Z",
      name: "Zoë M.",
    });
  });

  it("asks before it drops what was typed", async () => {
    const { user, address } = open();
    await user.click(await screen.findByRole("button", { name: "Edit" }));
    await user.type(screen.getByRole("textbox", { name: /^Employer/ }), "Acme");
    await user.keyboard("{Escape}");
    const ask = await screen.findByRole("alertdialog", { name: "Drop your changes?" });
    await user.click(within(ask).getByRole("button", { name: "Keep editing" }));
    expect(screen.getByRole("textbox", { name: /^Employer/ })).toHaveValue("Acme");
    await user.keyboard("{Escape}");
    await user.click(await screen.findByRole("button", { name: "Drop changes" }));
    await expect.poll(address).toBe(path);
  });
});

describe("what must not be written to", () => {
  const entry = {
    kind: "email",
    reason: "complained",
    source: "report",
    createdAt: "2026-11-01T08:00:00.000Z",
  } as const;
  const held = { ...lead, status: "complained", suppressions: [entry] } as const satisfies AnsweredLead;
  const listed = {
    ...entry,
    id: "44444444-4444-4444-8444-444444444444",
    value: lead.email,
    note: null,
    company: null,
    createdBy: null,
  };

  it("says why, by what and for whom, and is lifted by an admin with a reason", async () => {
    const { user, calls } = open({
      of: held,
      more: {
        suppressions: {
          check: ({ email }) => ({ email, isSuppressed: true, entries: [listed] }),
          lift: () => ({ leads: 1, isHeld: false }),
        },
      },
    });
    const dialog = within(await panel());
    expect(await dialog.findByText(/Complained, reported by the sender/)).toBeVisible();
    expect(dialog.getByText(/in every company of Northwind/)).toBeVisible();
    await user.click(dialog.getByRole("button", { name: "Lift…" }));
    const lift = within(await screen.findByRole("dialog", { name: "Write to zoe@example.org again?" }));
    await user.type(await lift.findByRole("textbox"), "Wrote to us");
    await user.click(lift.getByRole("button", { name: "Lift" }));
    expect(await screen.findByText("zoe@example.org can be written to again")).toBeVisible();
    expect(calls.find((call) => call.path === "suppressions.lift")?.input).toEqual({
      suppressionId: listed.id,
      why: "Wrote to us",
    });
  });

  it("tells a member who can lift it", async () => {
    open({ of: held, role: "member" });
    const dialog = within(await panel());
    expect(await dialog.findByText(/Owners and admins can lift it/)).toBeVisible();
    expect(dialog.queryByRole("button", { name: "Lift…" })).not.toBeInTheDocument();
  });

  it("keeps its address where it is, and offers no state", async () => {
    const { user } = open({ of: held });
    await user.click(await screen.findByRole("button", { name: "More for this lead" }));
    expect(await screen.findByRole("menuitem", { name: "Delete" })).toBeVisible();
    expect(screen.queryByRole("menuitem", { name: "Archive" })).not.toBeInTheDocument();
    expect(screen.queryByRole("menuitem", { name: "Unsubscribe…" })).not.toBeInTheDocument();
    await user.keyboard("{Escape}");
    await user.click(screen.getByRole("button", { name: "Edit" }));
    expect(screen.getByRole("textbox", { name: "E-mail" })).toHaveAttribute("readonly");
  });

  it("begins with an unsubscription that says that it holds in every company", async () => {
    const { user, calls } = open({ leads: { update: () => undefined } });
    await choose(user, "Unsubscribe…");
    const ask = within(await screen.findByRole("alertdialog", { name: "Stop writing to zoe@example.org?" }));
    expect(ask.getByText(/No company of Northwind writes to this address/)).toBeVisible();
    await user.click(ask.getByRole("button", { name: "Unsubscribe" }));
    expect(await screen.findByText("zoe@example.org is not written to any more")).toBeVisible();
    expect(calls.find((call) => call.path === "leads.update")?.input).toMatchObject({
      status: "unsubscribed",
    });
  });
});

describe("deleting and merging", () => {
  const job = (facts: object) => ({
    status: "done",
    counts: { done: 1, total: 1, changed: 1, failed: 0 },
    ...facts,
  });

  it("deletes at once, with a way back", async () => {
    const { user, calls, address } = open({
      more: {
        leadJobs: {
          ...inNorthwind([]).leadJobs,
          change: () => ({ jobId: "j1" }),
          restore: () => ({ jobId: "j2" }),
          byId: () => job({}) as never,
        },
      },
    });
    await choose(user, "Delete");
    expect(await screen.findByText("Deleted zoe@example.org")).toBeVisible();
    await expect.poll(address).toBe(path);
    expect(calls.find((call) => call.path === "leadJobs.change")?.input).toEqual({
      companyId: company.id,
      leadIds: [lead.id],
      change: { kind: "delete" },
    });
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByText("zoe@example.org is back")).toBeVisible();
    expect(calls.find((call) => call.path === "leadJobs.restore")?.input).toEqual({ jobId: "j1" });
  });

  it("archives at once, with a way back", async () => {
    const { user, calls } = open({ leads: { update: () => undefined } });
    await choose(user, "Archive");
    expect(await screen.findByText("Archived zoe@example.org")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByText("zoe@example.org is active")).toBeVisible();
    const sent = calls.filter((call) => call.path === "leads.update").map((call) => call.input);
    expect(sent).toMatchObject([{ status: "archived" }, { status: "active" }]);
  });

  it("merges two by choice, part by part, and says before what happens", async () => {
    const other = aWholeLead({
      companyId: company.id,
      email: "z.mueller@firm.example",
      name: "Zoe Mueller",
      employer: "Firm",
      status: "unsubscribed",
      fields: fields.map((field) =>
        field.name === "Seats" ? { ...field, value: 7 } : { ...field, value: null },
      ),
    });
    const { user, calls } = open({
      leads: {
        byId: ({ leadId }) => (leadId === other.id ? other : lead),
        list: () => ({
          leads: [lead, other].map(({ fields: _f, import: _i, suppressions: _s, ...row }) => row),
          total: null,
          nextCursor: null,
        }),
        merge: () => undefined,
      },
    });
    await choose(user, "Merge with another…");
    const dialog = within(await screen.findByRole("dialog", { name: "Merge two leads" }));
    expect(await dialog.findByRole("radio", { name: /z\.mueller@firm\.example/ })).toBeVisible();
    expect(dialog.queryByRole("radio", { name: /zoe@example\.org/ })).not.toBeInTheDocument();
    await user.click(dialog.getByRole("button", { name: "Compare" }));
    expect(dialog.getByRole("alert")).toHaveTextContent("Choose the lead that is merged into this one.");
    await user.click(dialog.getByRole("radio", { name: /z\.mueller@firm\.example/ }));
    await user.click(dialog.getByRole("button", { name: "Compare" }));
    await user.click(await dialog.findByRole("radio", { name: "Zoe Mueller" }));
    await user.click(dialog.getByRole("radio", { name: "7" }));
    expect(dialog.getByText(/z\.mueller@firm\.example is deleted/)).toBeVisible();
    expect(dialog.getByText(/must not be written to either, in any company/)).toBeVisible();
    await user.click(dialog.getByRole("button", { name: "Merge" }));
    expect(await screen.findByText("Merged z.mueller@firm.example into zoe@example.org")).toBeVisible();
    expect(calls.find((call) => call.path === "leads.merge")?.input).toEqual({
      keepId: lead.id,
      keepUpdatedAt: lead.updatedAt,
      mergeId: other.id,
      mergeUpdatedAt: other.updatedAt,
      email: "kept",
      name: "merged",
      employer: "kept",
      mergedFieldIds: [fields[0]?.fieldId],
    });
  });
});
