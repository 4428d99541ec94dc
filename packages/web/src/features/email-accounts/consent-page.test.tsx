import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { refusal, type Answers } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, inNorthwind } from "../../testing/world.ts";

const company = aCompany({ name: "Aurora" });
const email = "ada@kaffee.de";
const state = `northwind.aurora.${"s".repeat(43)}`;
const code = "4/0AbCd-_";
const accountId = crypto.randomUUID();
const server = (host: string) => ({ host, port: 465, security: "tls" as const, username: email });

type Slice = NonNullable<Answers["emailAccounts"]>;
type Shown = Awaited<ReturnType<NonNullable<Slice["byId"]>>>;

const account = (facts: Partial<Shown> = {}): Shown => ({
  id: accountId,
  companyId: company.id,
  email,
  senderName: null,
  status: "active",
  fault: null,
  failedChecks: 0,
  checkedAt: "2026-11-27T08:00:00.000Z",
  nextCheckAt: "2026-11-27T14:00:00.000Z",
  smtp: server("smtp.gmail.com"),
  imap: server("imap.gmail.com"),
  secretSetAt: "2026-11-20T08:00:00.000Z",
  signedInAt: "google",
  signInWay: "google",
  dailyLimit: 50,
  sentToday: 0,
  allowance: 50,
  warmup: null,
  today: "2026-11-27",
  created: "2026-11-20T08:00:00.000Z",
  version: "2026-11-20T08:00:00.000Z",
  domain: { id: "d1", name: "kaffee.de", status: "verified", isDegraded: false, open: [] },
  ...facts,
});

const open = (path: string, emailAccounts: Slice) =>
  renderPage(path, {
    ...inNorthwind([company]),
    domains: { list: () => [] },
    emailAccounts: { byId: () => account(), list: () => [], signInWays: () => ["google"], ...emailAccounts },
  });

const back = (answer: Record<string, string>) => `/oauth/callback?${new URLSearchParams(answer)}`;

describe("coming back from a provider", () => {
  it("connects the mailbox once, in the tenant where it was begun, and shows it", async () => {
    const { calls, address } = open(back({ state, code }), { finishConsent: () => ({ accountId, email }) });
    expect(await screen.findByRole("heading", { name: email })).toBeVisible();
    expect(address()).toBe(`/t/northwind/c/aurora/accounts/${accountId}`);
    const finishing = calls.filter(({ path }) => path === "emailAccounts.finishConsent");
    expect(finishing.map(({ input }) => input)).toEqual([{ state, code }]);
    expect(finishing[0]?.headers.get("x-portal-tenant")).toBe("northwind");
  });

  it("takes the code out of the address before anything else", async () => {
    let seen = "";
    const page = open(back({ state, code }), {
      finishConsent: () => {
        seen = page.address();
        throw refusal("invalid", "consent_expired");
      },
    });
    expect(await screen.findByRole("heading", { name: "The mailbox is not connected" })).toBeVisible();
    expect(screen.getByText(/took too long, was used already/)).toBeVisible();
    expect(seen).toBe("/oauth/callback");
    expect(screen.getByRole("link", { name: "Back to the e-mail accounts" })).toHaveAttribute(
      "href",
      "/t/northwind/c/aurora/accounts",
    );
  });

  it("without having agreed changes nothing and leads back", async () => {
    const { calls } = open(back({ state, error: "access_denied" }), {});
    expect(await screen.findByText(/was not allowed at the provider/)).toBeVisible();
    expect(screen.getByRole("link", { name: "Back to the e-mail accounts" })).toBeVisible();
    expect(calls.map(({ path }) => path)).not.toContain("emailAccounts.finishConsent");
  });

  it("with half an answer leads back as well", async () => {
    open("/oauth/callback", {});
    expect(await screen.findByText(/answer is not complete/)).toBeVisible();
    expect(screen.getByRole("link", { name: "Back to the portal" })).toHaveAttribute("href", "/");
  });
});

describe("a new account", () => {
  const path = "/t/northwind/c/aurora/accounts/new";
  const found: Slice = {
    findSettings: () => ({
      provider: { id: "google", name: "Google Workspace", asks: "app_password" },
      smtp: { ...server("smtp.gmail.com"), source: "mx" },
      imap: { ...server("imap.gmail.com"), source: "mx" },
      canBeCreated: false,
    }),
  };

  it("at a provider is connected by signing in there, with the typed address", async () => {
    const { user, calls } = open(path, { ...found, beginConsent: () => ({ url: "#at-the-provider" }) });
    await user.type(await screen.findByRole("textbox", { name: "E-mail address" }), email);
    await user.tab();
    expect(await screen.findByText(/no password is kept here. An app password below/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Sign in with Google" }));
    await waitFor(() => expect(window.location.hash).toBe("#at-the-provider"));
    const begun = calls.find((call) => call.path === "emailAccounts.beginConsent");
    expect(begun?.input).toEqual({ companyId: company.id, provider: "google", email });
  });

  it("can be connected before any address is typed, and says what is refused", async () => {
    const { user } = open(path, {
      beginConsent: () => {
        throw refusal("limited", "too_many_requests");
      },
    });
    await user.click(await screen.findByRole("button", { name: "Sign in with Google" }));
    expect(await screen.findByText(/tried too often/)).toBeVisible();
  });

  it("where nobody can sign in tells how an app password is made", async () => {
    const { user } = open(path, { ...found, signInWays: () => [] });
    await user.type(await screen.findByRole("textbox", { name: "E-mail address" }), email);
    await user.tab();
    expect(await screen.findByText(/Turn on 2-step verification/)).toBeVisible();
    expect(screen.getByRole("link", { name: "Make an app password at Google" })).toHaveAttribute(
      "href",
      "https://myaccount.google.com/apppasswords",
    );
    expect(screen.queryByRole("button", { name: "Sign in with Google" })).not.toBeInTheDocument();
  });

  it("at Microsoft is told until when a password is taken", async () => {
    const { user } = open(path, {
      signInWays: () => [],
      findSettings: () => ({
        provider: { id: "microsoft", name: "Microsoft 365", asks: "basic_ending" },
        smtp: { ...server("smtp.office365.com"), source: "mx" },
        imap: null,
        canBeCreated: false,
      }),
    });
    await user.type(await screen.findByRole("textbox", { name: "E-mail address" }), email);
    await user.tab();
    expect(await screen.findByText(/until the end of December 2026.*second half of 2027/)).toBeVisible();
  });
});

describe("a connected account", () => {
  const path = `/t/northwind/c/aurora/accounts/${accountId}`;
  const withdrawn: Partial<Shown> = {
    status: "needs_password",
    nextCheckAt: null,
    fault: { protocol: "smtp", stage: "sign_in", cause: "consent_withdrawn", facts: {} },
  };

  it("has no password, and keeps what can be changed of it", async () => {
    const changed: unknown[] = [];
    const { user } = open(path, { update: (input) => void changed.push(input) });
    expect(await screen.findByText(/Signed in with Google/)).toBeVisible();
    expect(screen.queryByLabelText("Password")).not.toBeInTheDocument();
    await user.type(screen.getByRole("textbox", { name: /Sender name/ }), "Ada");
    await user.click(screen.getByRole("button", { name: "Save changes" }));
    await waitFor(() => expect(changed).toHaveLength(1));
    const { smtp, imap, version } = account();
    expect(changed).toEqual([{ accountId, version, smtp, imap, senderName: "Ada", dailyLimit: 50 }]);
  });

  it("whose permission was taken back is connected again from its page", async () => {
    const { user, calls } = open(path, {
      byId: () => account(withdrawn),
      beginConsent: () => ({ url: "#again" }),
    });
    expect(await screen.findByText("The permission was taken back, or has ended.")).toBeVisible();
    expect(screen.getByText("Nothing is sent from it until it is connected again.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Connect again" }));
    await waitFor(() => expect(window.location.hash).toBe("#again"));
    const begun = calls.find((call) => call.path === "emailAccounts.beginConsent");
    expect(begun?.input).toEqual({ companyId: company.id, provider: "google", accountId });
  });

  it("says so where the platform is no longer registered at the provider", async () => {
    open(path, { byId: () => account({ signInWay: null }) });
    expect(await screen.findByText(/no longer set up on this platform/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Connect again" })).not.toBeInTheDocument();
  });

  it("can take the place of a password", async () => {
    const { user, calls } = open(path, {
      byId: () => account({ signedInAt: null }),
      beginConsent: () => ({ url: "#instead" }),
    });
    await user.click(await screen.findByRole("button", { name: "Sign in with Google" }));
    await waitFor(() => expect(window.location.hash).toBe("#instead"));
    expect(calls.find((call) => call.path === "emailAccounts.beginConsent")?.input).toMatchObject({
      accountId,
    });
  });

  it("says in the list what it needs", async () => {
    open("/t/northwind/c/aurora/accounts", {
      list: () => [
        {
          id: accountId,
          email,
          senderName: null,
          status: "needs_password",
          fault: { protocol: "smtp", stage: "sign_in", cause: "consent_withdrawn", facts: {} },
          isShaky: false,
          checkedAt: "2026-11-27T08:00:00.000Z",
          sentToday: 0,
          allowance: 50,
          isWarmingUp: false,
          domain: { name: "kaffee.de", status: "verified", isDegraded: false },
        },
      ],
    });
    expect(await screen.findByRole("row", { name: /ada@kaffee\.de.*Connect again/ })).toBeVisible();
  });
});
