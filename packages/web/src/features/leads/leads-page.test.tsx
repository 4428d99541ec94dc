import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { refusal, type Answers } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, inNorthwind } from "../../testing/world.ts";

type LeadsPage = Awaited<ReturnType<NonNullable<NonNullable<Answers["leads"]>["list"]>>>;
type Lead = LeadsPage["leads"][number];

const company = aCompany({ name: "Aurora" });
const path = "/t/northwind/c/aurora/leads";

const aLead = (facts: Partial<Lead> & { email: string }): Lead => ({
  id: crypto.randomUUID(),
  companyId: company.id,
  name: null,
  employer: null,
  status: "active",
  importId: null,
  createdAt: "2026-11-01T08:00:00.000Z",
  updatedAt: "2026-11-01T08:00:00.000Z",
  ...facts,
});

const aPage = (leads: Lead[], facts: Partial<LeadsPage> = {}): LeadsPage => ({
  leads,
  total: { count: leads.length, isMore: false },
  nextCursor: null,
  ...facts,
});

const answers = (leads: NonNullable<Answers["leads"]>, of = company) => ({ ...inNorthwind([of]), leads });

describe("the leads of a company", () => {
  it("lists people with name, employer and state, in any script", async () => {
    const leads = [
      aLead({ email: "zoe@example.org", name: "Müller, Zoë", employer: "Größe & Söhne" }),
      aLead({ email: "tanaka@example.jp", name: "田中", status: "unsubscribed" }),
    ];
    renderPage(path, answers({ list: () => aPage(leads) }));
    const table = await screen.findByRole("table", { name: "Leads of Aurora" });
    const [, first, second] = within(table).getAllByRole("row");
    expect(first).toHaveTextContent(/zoe@example\.org.*Müller, Zoë.*Größe & Söhne.*Active/);
    expect(second).toHaveTextContent(/tanaka@example\.jp.*田中.*Unsubscribed/);
    expect(screen.getByText("2 leads")).toBeVisible();
  });

  it("tells a newcomer what belongs here, with one way to begin", async () => {
    renderPage(path, answers({ list: () => aPage([]) }));
    expect(await screen.findByRole("heading", { name: "No leads yet" })).toBeVisible();
    const starts = screen.getAllByRole("link", { name: "Import a file" });
    expect(starts.map((link) => link.getAttribute("href"))).toEqual(["/t/northwind/c/aurora/imports/new"]);
  });

  it("offers no import to whoever may only look, or where the company is archived", async () => {
    const viewed = aCompany({ name: "Aurora", access: "view" });
    renderPage(path, answers({ list: () => aPage([]) }, viewed));
    expect(await screen.findByText(/somebody with work access can import/)).toBeVisible();
    expect(screen.queryByRole("link", { name: "Import a file" })).not.toBeInTheDocument();
  });

  it("keeps search, state and order in the address, and asks the server for them", async () => {
    const { user, calls, address } = renderPage(
      path,
      answers({ list: () => aPage([aLead({ email: "a@x.org" })]) }),
    );
    await user.type(await screen.findByRole("searchbox"), "zo");
    await user.selectOptions(screen.getByRole("combobox", { name: "Status" }), "Bounced");
    await user.selectOptions(screen.getByRole("combobox", { name: "Order" }), "By address");
    await expect.poll(address).toBe(`${path}?q=zo&status=bounced&order=email`);
    const asked = () => calls.findLast((call) => call.path === "leads.list")?.input;
    await expect
      .poll(asked)
      .toMatchObject({ companyId: company.id, search: "zo", status: "bounced", order: "email" });
  });

  it("shows from a pasted link what its sender saw, and a way back where nothing matches", async () => {
    const list = ({ search }: { search?: string | undefined }) =>
      aPage(search === undefined || search === "" ? [aLead({ email: "a@x.org" })] : []);
    const { user, address } = renderPage(`${path}?q=nobody`, answers({ list }));
    expect(await screen.findByRole("heading", { name: "Nothing matches" })).toBeVisible();
    expect(screen.getByRole("searchbox")).toHaveValue("nobody");
    await user.click(screen.getByRole("button", { name: "Show all leads" }));
    expect(await screen.findByRole("link", { name: "a@x.org" })).toBeVisible();
    expect(address()).toBe(path);
  });

  it("fetches the next page when asked, and says that there are more than are counted", async () => {
    const list = ({ cursor }: { cursor?: string | undefined }) =>
      cursor === undefined
        ? aPage([aLead({ email: "first@x.org" })], {
            nextCursor: "next",
            total: { count: 10_000, isMore: true },
          })
        : aPage([aLead({ email: "second@x.org" })], { total: null });
    const { user } = renderPage(path, answers({ list }));
    expect(await screen.findByText("more than 10,000 leads")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show more" }));
    expect(await screen.findByRole("link", { name: "second@x.org" })).toBeVisible();
    expect(screen.getByRole("link", { name: "first@x.org" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Show more" })).not.toBeInTheDocument();
  });

  it("says the request id of a fault, and tries again", async () => {
    let isBroken = true;
    const list = () => {
      if (isBroken) throw refusal("unavailable", "database_unavailable");
      return aPage([aLead({ email: "back@x.org" })]);
    };
    const { user } = renderPage(path, answers({ list }));
    expect(await screen.findByText("req-7f3a")).toBeVisible();
    isBroken = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("link", { name: "back@x.org" })).toBeVisible();
  });
});

describe("one lead", () => {
  const lead = aLead({ email: "zoe@example.org", name: "Zoë", importId: "018f-import" });
  const whole = { ...lead, tags: [], fields: [], import: null, suppressions: [] };

  it("opens beside its list, with its address to copy and the import that it came from", async () => {
    const { user, address } = renderPage(path, answers({ list: () => aPage([lead]), byId: () => whole }));
    await user.click(await screen.findByRole("link", { name: lead.email }));
    const panel = await screen.findByRole("dialog", { name: "Lead" });
    expect(await within(panel).findByText("Zoë")).toBeVisible();
    expect(within(panel).getByRole("link", { name: "An import" })).toHaveAttribute(
      "href",
      "/t/northwind/c/aurora/imports/018f-import",
    );
    expect(address()).toBe(`${path}?lead=${lead.id}`);
    await user.keyboard("{Escape}");
    await expect.poll(address).toBe(path);
  });

  it("that is not there, or another's, is said in its panel; the list stays", async () => {
    const byId = () => {
      throw refusal("not_found", "not_found");
    };
    renderPage(`${path}?lead=${crypto.randomUUID()}`, answers({ list: () => aPage([lead]), byId }));
    const panel = await screen.findByRole("dialog", { name: "Lead" });
    expect(await within(panel).findByRole("alert")).toBeVisible();
    expect(screen.getByText(lead.email)).toBeInTheDocument();
  });
});
