import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { refusal, type Answers } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, inNorthwind } from "../../testing/world.ts";

const company = aCompany({ name: "Aurora" });
type Slice = NonNullable<Answers["emailAccounts"]>;
type Shown = Awaited<ReturnType<NonNullable<Slice["byId"]>>>;
type Listed = Awaited<ReturnType<NonNullable<Slice["list"]>>>[number];

const email = "ada@kaffee.de";
const server = (host: string, port: number) => ({ host, port, security: "tls" as const, username: email });

const shown = (facts: Partial<Shown> = {}): Shown => ({
  id: "a1",
  companyId: company.id,
  email,
  senderName: "Ada Lovelace",
  status: "active",
  fault: null,
  failedChecks: 0,
  checkedAt: "2026-11-27T08:00:00.000Z",
  nextCheckAt: "2026-11-27T14:00:00.000Z",
  smtp: server("smtp.kaffee.de", 465),
  imap: server("imap.kaffee.de", 993),
  secretSetAt: "2026-11-20T08:00:00.000Z",
  dailyLimit: 50,
  sentToday: 0,
  allowance: 50,
  warmup: null,
  signedInAt: null,
  signInWay: null,
  today: "2026-11-27",
  created: "2026-11-20T08:00:00.000Z",
  version: "2026-11-20T08:00:00.000Z",
  domain: { id: "d1", name: "kaffee.de", status: "verified", isDegraded: false, open: [] },
  ...facts,
});

const listed = (facts: Partial<Listed> = {}): Listed => ({
  id: crypto.randomUUID(),
  email,
  senderName: null,
  status: "active",
  fault: null,
  isShaky: false,
  checkedAt: "2026-11-27T08:00:00.000Z",
  sentToday: 0,
  allowance: 50,
  isWarmingUp: false,
  domain: { name: "kaffee.de", status: "verified", isDegraded: false },
  ...facts,
});

const open = (account: Shown, more: Slice = {}, facts: Partial<typeof company> = {}) =>
  renderPage("/t/northwind/c/aurora/accounts/a1", {
    ...inNorthwind([{ ...company, ...facts }]),
    domains: { list: () => [] },
    emailAccounts: { byId: () => account, list: () => [], ...more },
  });

const openList = (accounts: Listed[], facts: Partial<typeof company> = {}) =>
  renderPage("/t/northwind/c/aurora/accounts", {
    ...inNorthwind([{ ...company, ...facts }]),
    domains: { list: () => [] },
    emailAccounts: { list: () => accounts },
  });

describe("the e-mail accounts of a company", () => {
  it("show how each does at a glance, and how many need somebody", async () => {
    openList([
      listed({ status: "needs_password", email: "rechnung@kaffee.de" }),
      listed({ sentToday: 17, allowance: 23, isWarmingUp: true }),
      listed({ email: "neu@kaffee.de", checkedAt: null }),
      listed({ email: "x@drift.de", domain: { name: "drift.de", status: "verified", isDegraded: true } }),
    ]);
    const table = await screen.findByRole("table", { name: "E-mail accounts of Aurora" });
    const row = (name: RegExp) => within(table).getByRole("row", { name });
    expect(row(/rechnung@kaffee\.de.*Needs its password.*–/)).toBeVisible();
    expect(row(/ada@kaffee\.de.*Warming up.*17 of 23/)).toBeVisible();
    expect(row(/neu@kaffee\.de.*Being tried.*Not yet/)).toBeVisible();
    expect(row(/x@drift\.de.*Domain not ready/)).toBeVisible();
    expect(screen.getByText("1 account needs you")).toBeVisible();
  });

  it("begin with one button, which a viewer has not got", async () => {
    openList([], { access: "view" });
    expect(await screen.findByText(/Whoever has work access to Aurora/)).toBeVisible();
    expect(screen.queryByRole("link", { name: "Add account" })).not.toBeInTheDocument();
  });

  it("are filtered, and the filter stands in the address", async () => {
    const many = ["a", "b", "c", "d", "e", "f"].map((local) => listed({ email: `${local}@kaffee.de` }));
    const { user, address } = openList(many);
    await user.type(await screen.findByRole("searchbox"), "zz");
    expect(await screen.findByText(/No account matches “zz”/)).toBeVisible();
    expect(address()).toContain("q=zz");
    await user.click(screen.getByRole("link", { name: "Clear the filter" }));
    expect(await screen.findAllByRole("row")).toHaveLength(7);
  });
  it("are those of one domain where it is chosen, and the address says so", async () => {
    const domains = ["kaffee.de", "tee.de"].map((domain) => ({
      id: crypto.randomUUID(),
      domain,
      unicode: domain,
      status: "verified" as const,
      isPrimary: false,
      isDegraded: false,
      checkedAt: null,
      states: null,
    }));
    const { calls } = renderPage(`/t/northwind/c/aurora/accounts?domain=${domains[1]?.id}`, {
      ...inNorthwind([company]),
      domains: { list: () => domains },
      emailAccounts: { list: () => [] },
    });
    expect(await screen.findByText(/This domain has no account yet/)).toBeVisible();
    expect(calls.find(({ path }) => path === "emailAccounts.list")?.input).toEqual({
      companyId: company.id,
      domainId: domains[1]?.id,
    });
    expect(await screen.findByRole("option", { name: "tee.de", selected: true })).toBeInTheDocument();
    expect(screen.getByRole("option", { name: "kaffee.de", selected: false })).toBeInTheDocument();
  });
});

describe("an account", () => {
  it("that is stopped says where it ended, why, and what mends it", async () => {
    open(
      shown({
        status: "needs_password",
        nextCheckAt: null,
        fault: { protocol: "imap", stage: "sign_in", cause: "wants_full_address", facts: { reply: "NO" } },
      }),
    );
    expect(await screen.findByText("The server does not know this user name.")).toBeVisible();
    expect(screen.getByText(`Most servers want the whole address: ${email}.`)).toBeVisible();
    expect(screen.getByText(/Nothing is sent from it until the password is given again/)).toBeVisible();
    expect(screen.getByText(/Receiving \(IMAP\), “Sign in”/)).toBeVisible();
  });

  it("says whether its domain can send, and what is missing", async () => {
    const domain = { id: "d1", name: "kaffee.de", status: "pending" as const, isDegraded: false };
    open(shown({ domain: { ...domain, open: ["spf", "dkim", "dkim"] } }));
    expect(await screen.findByText("Still missing: SPF, DKIM")).toBeVisible();
    expect(screen.getByRole("link", { name: "Open the domain's guide" })).toHaveAttribute(
      "href",
      "/t/northwind/c/aurora/domains/d1",
    );
  });

  it("shows the day of its warm-up and when it is over", async () => {
    open(shown({ allowance: 23, warmup: { start: 5, step: 3, target: 60, began: "2026-11-21" } }));
    expect(await screen.findByText("Day 7: 23 messages today")).toBeVisible();
    expect(screen.getByText(/It reaches 60 a day on day 20\..*limit of 50 a day is lower/)).toBeVisible();
  });

  it("is paused with a way back", async () => {
    const sent: boolean[] = [];
    const { user } = open(shown(), { setPaused: ({ isPaused }) => void sent.push(isPaused) });
    await user.click(await screen.findByRole("button", { name: "Pause" }));
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(sent).toEqual([true, false]));
  });

  it("keeps its password where an edit does not name one, and tells of an edit in between", async () => {
    const sent: unknown[] = [];
    const { user } = open(shown(), {
      update: (input) => {
        sent.push(input);
        throw refusal("conflict", "changed_meanwhile");
      },
    });
    const limit = await screen.findByRole("textbox", { name: "Most messages a day" });
    await user.clear(limit);
    await user.type(limit, "80");
    await user.click(screen.getByRole("button", { name: "Save changes" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(/meanwhile|changed/i);
    expect(sent).toEqual([expect.objectContaining({ dailyLimit: 80, version: "2026-11-20T08:00:00.000Z" })]);
    expect(JSON.stringify(sent)).not.toContain("password");
    expect(limit).toHaveValue("80");
  });

  it("is only looked at by a viewer", async () => {
    open(shown(), {}, { access: "view" });
    expect(await screen.findByText("Sending and receiving work.")).toBeVisible();
    for (const name of ["Pause", "Try now", "Save changes", "Begin a warm-up"])
      expect(screen.queryByRole("button", { name })).not.toBeInTheDocument();
  });

  it("is removed after a question, and the list comes back", async () => {
    const { user, address } = open(shown(), { remove: () => undefined });
    await user.click(await screen.findByRole("button", { name: "More actions" }));
    await user.click(await screen.findByRole("menuitem", { name: "Remove account" }));
    const dialog = await screen.findByRole("alertdialog", { name: `Remove ${email}?` });
    await user.click(within(dialog).getByRole("button", { name: "Remove account" }));
    await waitFor(() => expect(address()).toBe("/t/northwind/c/aurora/accounts"));
    expect(await screen.findByText(`${email} is removed.`)).toBeVisible();
  });
});
