import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { aLeadsPage, aurora, leadsPath as path, someLeads } from "../../testing/leads.ts";
import { refusal, type Answers } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, aLeadJob, inNorthwind } from "../../testing/world.ts";

const leads = someLeads(3);
const other = aCompany({ name: "Borealis" });

/** A list of which these are the first page of many. */
function openList(change: NonNullable<Answers["leadJobs"]> = {}, more: Answers = {}) {
  const page = aLeadsPage(leads, { nextCursor: "next", total: { count: 10_000, isMore: true } });
  const base = inNorthwind([aurora, other]);
  const begun = () => ({ jobId: "job" });
  return renderPage(`${path}?status=active`, {
    ...base,
    leads: { list: () => page },
    leadJobs: { ...base.leadJobs, change: begun, export: begun, ...change },
    leadFields: {
      list: () => [{ id: "own", name: "Seats", type: "number", leads: { count: 0, isMore: false } }],
    },
    tags: { list: () => ({ tags: [], isMore: false }) },
    ...more,
  });
}

const chooseAll = async (user: ReturnType<typeof renderPage>["user"]) => {
  await user.click(await screen.findByRole("checkbox", { name: "Choose all that are shown" }));
  const bar = await screen.findByRole("region", { name: "Chosen leads" });
  await user.click(within(bar).getByRole("button", { name: "Choose all 10,000+ that match" }));
  return bar;
};

describe("many leads at once", () => {
  it("are tagged, those chosen one by one by their ids and all that match by the filter", async () => {
    const { user, calls } = openList();
    const sent = () => calls.findLast((call) => call.path === "leadJobs.change")?.input;
    await user.click(await screen.findByRole("checkbox", { name: "Choose lead1@x.org" }));
    await user.keyboard("{Shift>}");
    await user.click(screen.getByRole("checkbox", { name: "Choose lead3@x.org" }));
    await user.keyboard("{/Shift}");
    const bar = await screen.findByRole("region", { name: "Chosen leads" });
    expect(within(bar).getByText("3 chosen")).toBeVisible();
    await user.click(within(bar).getByRole("button", { name: "Add tags" }));
    const dialog = await screen.findByRole("dialog", { name: "Add tags to 3 leads" });
    await user.click(within(dialog).getByRole("button", { name: "Add tags" }));
    expect(within(dialog).getByRole("alert")).toHaveTextContent("Choose at least one tag.");
    await user.type(within(dialog).getByRole("textbox", { name: "Search tags" }), "Fair{Enter}");
    await user.click(within(dialog).getByRole("button", { name: "Add tags" }));
    await waitFor(() =>
      expect(sent()).toEqual({
        companyId: aurora.id,
        leadIds: leads.map(({ id }) => id),
        change: { kind: "tag", tags: ["Fair"] },
      }),
    );
    await waitFor(() => expect(bar).not.toBeInTheDocument());

    const again = await chooseAll(user);
    expect(within(again).getByText("10,000+ chosen")).toBeVisible();
    await user.click(within(again).getByRole("button", { name: "Delete" }));
    const asking = await screen.findByRole("alertdialog", { name: "Delete 10,000+ leads?" });
    expect(asking).toHaveTextContent("For 30 days they can be brought back");
    await user.click(within(asking).getByRole("button", { name: "Delete" }));
    await waitFor(() =>
      expect(sent()).toEqual({
        companyId: aurora.id,
        filter: { statuses: ["active"] },
        change: { kind: "delete" },
      }),
    );
  });

  it("are unsubscribed only after the consequence was read, a whole list after its name was typed", async () => {
    const { user, calls } = openList();
    const bar = await chooseAll(user);
    await user.click(within(bar).getByRole("button", { name: "Status" }));
    await user.click(await screen.findByRole("menuitem", { name: "Unsubscribe" }));
    const asking = await screen.findByRole("alertdialog");
    expect(asking).toHaveTextContent("No company of Northwind can write to these addresses any more");
    expect(within(asking).getByRole("button", { name: "Unsubscribe" })).toBeDisabled();
    await user.type(within(asking).getByRole("textbox"), "Aurora");
    await user.click(within(asking).getByRole("button", { name: "Unsubscribe" }));
    await waitFor(() =>
      expect(calls.find((call) => call.path === "leadJobs.change")?.input).toMatchObject({
        change: { kind: "status", status: "unsubscribed" },
      }),
    );
  });

  it("are moved to another company, and a refusal leaves the dialog as it was", async () => {
    let isFull = true;
    const { user, calls } = openList({
      change: () => {
        if (isFull) throw refusal("limited", "too_many_requests");
        return { jobId: "job" };
      },
    });
    const bar = await chooseAll(user);
    await user.click(within(bar).getByRole("button", { name: "More changes" }));
    await user.click(await screen.findByRole("menuitem", { name: "Move to another company" }));
    const dialog = await screen.findByRole("dialog", { name: "Move 10,000+ leads" });
    await user.click(within(dialog).getByRole("button", { name: "Move" }));
    expect(within(dialog).getByText("Fill this in.")).toBeVisible();
    await user.selectOptions(within(dialog).getByRole("combobox", { name: "To the company" }), "Borealis");
    await user.click(within(dialog).getByRole("button", { name: "Move" }));
    expect(await within(dialog).findByRole("alert")).toHaveTextContent("tried too often");
    isFull = false;
    await user.click(within(dialog).getByRole("button", { name: "Move" }));
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(calls.findLast((call) => call.path === "leadJobs.change")?.input).toMatchObject({
      change: { kind: "move", toCompanyId: other.id },
    });
  });

  it("are exported as they are filtered, with the columns and in the format that were chosen", async () => {
    const { user, calls } = openList();
    await user.click(await screen.findByRole("button", { name: "Export this list" }));
    const dialog = await screen.findByRole("dialog", { name: "Export 10,000+ leads" });
    await user.click(within(dialog).getByRole("radio", { name: /Excel/ }));
    for (const name of ["Source", "Imported file", "Changed", "Added", "Status", "Employer"])
      await user.click(within(dialog).getByRole("checkbox", { name }));
    await user.click(within(dialog).getByRole("button", { name: "Export" }));
    await waitFor(() =>
      expect(calls.find((call) => call.path === "leadJobs.export")?.input).toEqual({
        companyId: aurora.id,
        filter: { statuses: ["active"] },
        format: "xlsx",
        columns: ["email", "name", "tags", "own"],
      }),
    );
  });
});

describe("the end of a job", () => {
  const deleted = aLeadJob({
    kind: "delete",
    change: { kind: "delete" },
    counts: { done: 3, total: 3, changed: 3, failed: 0 },
    isRestorable: true,
  });

  it("is told once, with the way back, though it was never seen to run", async () => {
    let jobs: (typeof deleted)[] = [];
    const { user, calls } = openList({
      list: () => ({ jobs, nextCursor: null }),
      change: () => {
        jobs = [deleted];
        return { jobId: deleted.id };
      },
      restore: () => ({ jobId: "back" }),
    });
    const bar = await chooseAll(user);
    await waitFor(() => expect(calls.some((call) => call.path === "leadJobs.list")).toBe(true));
    await user.click(within(bar).getByRole("button", { name: "Delete" }));
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Delete" }));
    expect(await screen.findByText("Deleted 3 leads.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() =>
      expect(calls.find((call) => call.path === "leadJobs.restore")?.input).toEqual({ jobId: deleted.id }),
    );
    expect(screen.queryByText("Deleted 3 leads.")).not.toBeInTheDocument();
  });

  it("says what was left out, and shows why", async () => {
    const running = aLeadJob({ status: "running", counts: { done: 1, total: 4, changed: 1, failed: 0 } });
    const partly = {
      ...running,
      status: "done" as const,
      counts: { done: 4, total: 4, changed: 2, failed: 2 },
    };
    let job: typeof running | typeof partly = running;
    const { user, address } = openList({
      list: () => ({ jobs: [job], nextCursor: null }),
      byId: () => partly,
      failures: () => ({
        failures: [{ leadId: leads[0]?.id ?? "", email: "lead1@x.org", reason: "suppressed" }],
        nextCursor: null,
      }),
    });
    expect(await screen.findByRole("link", { name: "Add the tag vip" })).toHaveTextContent("25%");
    job = partly;
    expect(await screen.findByText("Tagged 2 leads. 2 were left out.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Why" }));
    await waitFor(() => expect(address()).toBe(`${path}/changes/${running.id}`));
    expect(await screen.findByRole("row", { name: /lead1@x\.org.*Must not be written to/ })).toBeVisible();
  });
});
