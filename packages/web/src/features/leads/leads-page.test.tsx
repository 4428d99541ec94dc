import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { aLead, aLeadsPage, aurora, leadsPath as path, someLeads, withLeads } from "../../testing/leads.ts";
import { refusal } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, aLeadJob, inNorthwind } from "../../testing/world.ts";

describe("the leads of a company", () => {
  it("lists people with name, employer, state and tags, in any script", async () => {
    const tags = ["vip", "fair", "autumn"].map((name) => ({ id: crypto.randomUUID(), name }));
    const leads = [
      aLead({ email: "zoe@example.org", name: "Müller, Zoë", employer: "Größe & Söhne", tags }),
      aLead({ email: "tanaka@example.jp", name: "田中", status: "unsubscribed" }),
    ];
    renderPage(
      path,
      withLeads(() => aLeadsPage(leads)),
    );
    const table = await screen.findByRole("table", { name: "Leads of Aurora" });
    const [, first, second] = within(table).getAllByRole("row");
    expect(first).toHaveTextContent(/zoe@example\.org.*Müller, Zoë.*Größe & Söhne.*Active.*vip.*fair.*\+1/);
    expect(second).toHaveTextContent(/tanaka@example\.jp.*田中.*Unsubscribed/);
    expect(screen.getByText("2 leads")).toBeVisible();
  });

  it("tells a newcomer what belongs here, with the ways to begin", async () => {
    const { user, address } = renderPage(path, {
      ...withLeads(() => aLeadsPage([])),
      leadFields: { list: () => [] },
    });
    expect(await screen.findByRole("heading", { name: "No leads yet" })).toBeVisible();
    const starts = screen.getAllByRole("link", { name: "Import a file" });
    expect(starts.map((link) => link.getAttribute("href"))).toEqual(["/t/northwind/c/aurora/imports/new"]);
    await user.click(screen.getByRole("button", { name: "Add lead" }));
    expect(address()).toBe(`${path}?add=true`);
    expect(await screen.findByRole("dialog")).toBeVisible();
  });

  it("offers nothing to write to whoever may only look, but the export", async () => {
    const viewed = aCompany({ ...aurora, access: "view" });
    const { user } = renderPage(
      path,
      withLeads(() => aLeadsPage(someLeads(2)), {}, viewed),
    );
    await user.click(await screen.findByRole("checkbox", { name: "Choose lead1@x.org" }));
    const bar = await screen.findByRole("region", { name: "Chosen leads" });
    expect(
      within(bar)
        .getAllByRole("button")
        .map((button) => button.textContent || button.ariaLabel),
    ).toEqual(["Export", "Choose none"]);
    expect(screen.queryByRole("button", { name: "Add lead" })).not.toBeInTheDocument();
    expect(screen.queryByRole("link", { name: "Import a file" })).not.toBeInTheDocument();
  });

  it("says of an archived company why nobody can be added", async () => {
    const archived = aCompany({ ...aurora, status: "archived" });
    renderPage(
      path,
      withLeads(() => aLeadsPage([]), {}, archived),
    );
    expect(await screen.findByText(/is archived, so nobody can be added/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Add lead" })).not.toBeInTheDocument();
  });

  it("keeps search and order in the address, asks the server for them, and says how far a short search goes", async () => {
    const list = () => aLeadsPage([aLead({ email: "a@x.org" })]);
    const { user, calls, address } = renderPage(path, withLeads(list));
    const header = await screen.findByRole("columnheader", { name: "E-mail" });
    expect(screen.getByRole("columnheader", { name: "Added" })).toHaveAttribute("aria-sort", "descending");
    await user.click(within(header).getByRole("button"));
    expect(address()).toBe(`${path}?order=email`);
    expect(await screen.findByRole("columnheader", { name: "E-mail" })).toHaveAttribute(
      "aria-sort",
      "ascending",
    );
    await user.click(within(header).getByRole("button"));
    expect(address()).toBe(`${path}?order=email_desc`);
    const asked = () => calls.findLast((call) => call.path === "leads.list")?.input;
    await user.type(screen.getByRole("searchbox"), "zo");
    await expect.poll(asked).toMatchObject({ companyId: aurora.id, search: "zo", order: "email_desc" });
    expect(screen.getByText(/only the beginnings are searched/)).toBeVisible();
    // What a search finds stands in an order of its own.
    expect(within(header).queryByRole("button")).not.toBeInTheDocument();
    await user.type(screen.getByRole("searchbox"), "ë");
    await expect.poll(asked).toMatchObject({ search: "zoë" });
    await waitFor(() => expect(screen.queryByText(/only the beginnings/)).not.toBeInTheDocument());
  });

  it("shows from a pasted link what its sender saw, and a way back where nothing matches", async () => {
    const list = ({ search }: { search?: string | undefined }) =>
      aLeadsPage(search === undefined ? [aLead({ email: "a@x.org" })] : []);
    const { user, address } = renderPage(`${path}?q=nobody`, withLeads(list));
    expect(await screen.findByRole("heading", { name: "Nothing matches" })).toBeVisible();
    expect(screen.getByRole("searchbox")).toHaveValue("nobody");
    await user.click(screen.getByRole("button", { name: "Show all leads" }));
    expect(await screen.findByRole("link", { name: "a@x.org" })).toBeVisible();
    expect(address()).toBe(path);
  });

  it("goes on where a page came short, and says that the search has not ended", async () => {
    const list = ({ cursor }: { cursor?: string | undefined }) =>
      cursor === undefined
        ? aLeadsPage([], { nextCursor: "next", total: { count: 10_000, isMore: true } })
        : aLeadsPage([aLead({ email: "late@x.org" })], { total: null });
    const { user } = renderPage(`${path}?q=rare`, withLeads(list));
    expect(await screen.findByRole("heading", { name: "Nothing found so far" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Search further" }));
    expect(await screen.findByRole("link", { name: "late@x.org" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Search further" })).not.toBeInTheDocument();
  });

  it("fetches the next page when asked, and counts exactly when asked", async () => {
    const list = ({ cursor }: { cursor?: string | undefined }) =>
      cursor === undefined
        ? aLeadsPage(someLeads(50), { nextCursor: "next", total: { count: 10_000, isMore: true } })
        : aLeadsPage([aLead({ email: "second@x.org" })], { total: null });
    const counted = { done: 0, total: 1_204_331, changed: 0, failed: 0 };
    const leadJobs = {
      ...inNorthwind([]).leadJobs,
      count: () => ({ jobId: "job" }),
      byId: () => aLeadJob({ kind: "count", change: null, counts: counted }),
    };
    const { user, calls } = renderPage(`${path}?status=active`, withLeads(list, { leadJobs }));
    expect(await screen.findByText("10,000+ leads")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show more" }));
    expect(await screen.findByRole("link", { name: "second@x.org" })).toBeVisible();
    expect(screen.getByRole("link", { name: "lead1@x.org" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Show more" })).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Count exactly" }));
    expect(await screen.findByText("1,204,331 leads")).toBeVisible();
    expect(calls.find((call) => call.path === "leadJobs.count")?.input).toEqual({
      companyId: aurora.id,
      filter: { statuses: ["active"] },
    });
  });

  it("says the request id of a fault, and tries again", async () => {
    let isBroken = true;
    const list = () => {
      if (isBroken) throw refusal("unavailable", "database_unavailable");
      return aLeadsPage([aLead({ email: "back@x.org" })]);
    };
    const { user } = renderPage(path, withLeads(list));
    expect(await screen.findByText("req-7f3a")).toBeVisible();
    isBroken = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("link", { name: "back@x.org" })).toBeVisible();
  });

  it("shows the columns that were chosen, on this device from then on", async () => {
    const list = () => aLeadsPage(someLeads(1));
    const { user } = renderPage(path, withLeads(list));
    await user.click(await screen.findByRole("button", { name: "Columns and rows" }));
    await user.click(await screen.findByRole("checkbox", { name: "Employer" }));
    await user.click(screen.getByRole("checkbox", { name: "Changed" }));
    await user.click(screen.getByRole("radio", { name: "Compact" }));
    const names = () => screen.getAllByRole("columnheader").map((header) => header.textContent);
    expect(names()).toEqual(["", "E-mail", "Name", "Status", "Tags", "Added", "Changed"]);
    expect(localStorage.getItem("portal-leads-look")).toContain("compact");
  });
});

describe("keys in the list", () => {
  const leads = someLeads(5);

  it("move, choose, choose a range and open", async () => {
    const { user, address } = renderPage(path, {
      ...inNorthwind([aurora]),
      leads: {
        list: () => aLeadsPage(leads),
        byId: () => {
          throw refusal("not_found", "not_found");
        },
      },
    });
    await screen.findByRole("link", { name: "lead1@x.org" });
    await user.keyboard("j");
    expect(screen.getByRole("link", { name: "lead1@x.org" })).toHaveFocus();
    await user.keyboard("x");
    await user.keyboard("jj");
    await user.keyboard("{Shift>}X{/Shift}");
    expect(await screen.findByText("3 chosen")).toBeVisible();
    await user.keyboard("k ");
    expect(screen.getByText("2 chosen")).toBeVisible();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByText("2 chosen")).not.toBeInTheDocument());
    await user.keyboard("{ArrowDown}{Enter}");
    expect(address()).toBe(`${path}?lead=${leads[2]?.id}`);
    await screen.findByRole("dialog");
  });
});
