import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { refusal, type Answers } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, inNorthwind } from "../../testing/world.ts";

const company = aCompany({ name: "Aurora" });
const email = "ada@kaffee.de";
const at = (host: string, port: number) => ({ host, port, security: "tls" as const, username: email });

const domain = {
  id: "d1",
  domain: "kaffee.de",
  unicode: "kaffee.de",
  status: "verified" as const,
  isPrimary: true,
  isDegraded: false,
  checkedAt: null,
  states: null,
};

const open = (emailAccounts: Answers["emailAccounts"], facts: Partial<typeof company> = {}) =>
  renderPage("/t/northwind/c/aurora/accounts/new", {
    ...inNorthwind([{ ...company, ...facts }]),
    domains: { list: () => [domain] },
    emailAccounts: {
      signInWays: () => [],
      findSettings: () => ({
        provider: null,
        smtp: { ...at("smtp.kaffee.de", 465), source: "srv" },
        imap: { ...at("imap.kaffee.de", 993), source: "guess" },
        canBeCreated: false,
      }),
      ...emailAccounts,
    },
  });

type Probe = NonNullable<NonNullable<Answers["emailAccounts"]>["probe"]>;
type Report = Awaited<ReturnType<Probe>> extends AsyncIterable<infer Each> ? Each : never;

const report = (
  protocol: Report["protocol"],
  stage: Report["stage"],
  rest: Partial<Report> = {},
): Report => ({
  protocol,
  stage,
  state: "passed",
  tookMs: 3,
  facts: {},
  ...rest,
});

async function* stream(reports: Report[]) {
  yield* reports;
}

describe("a new account", () => {
  it("is filled in from its address, with the source of each proposal", async () => {
    const { user } = open({});
    await user.type(await screen.findByRole("textbox", { name: "E-mail address" }), email);
    await user.tab();
    const [smtp, imap] = await screen.findAllByRole("textbox", { name: "Server" });
    await waitFor(() => expect(smtp).toHaveValue("smtp.kaffee.de"));
    expect(imap).toHaveValue("imap.kaffee.de");
    expect(smtp).toHaveAccessibleDescription("From the domain's SRV records");
    expect(imap).toHaveAccessibleDescription("Guessed: a server of this name exists");
    for (const user of screen.getAllByRole("textbox", { name: "User name" })) expect(user).toHaveValue(email);
  });

  it("keeps what was typed when the proposals come", async () => {
    const { user } = open({});
    const [smtp] = await screen.findAllByRole("textbox", { name: "Server" });
    await user.type(smtp as HTMLElement, "mail.elsewhere.de");
    await user.type(screen.getByRole("textbox", { name: "E-mail address" }), email);
    await user.tab();
    const [, imap] = screen.getAllByRole("textbox", { name: "Server" });
    await waitFor(() => expect(imap).toHaveValue("imap.kaffee.de"));
    expect(smtp).toHaveValue("mail.elsewhere.de");
  });

  it("shows each step of a try-out, and where it ends the cause and what mends it", async () => {
    const { user } = open({
      probe: () =>
        stream([
          report("smtp", "resolve", { facts: { addresses: 2 } }),
          report("smtp", "sign_in", {
            state: "failed",
            cause: "wrong_password",
            facts: { reply: "535 5.7.8" },
          }),
          report("imap", "folders", { facts: { folders: 7 } }),
        ]),
    });
    await user.type(await screen.findByRole("textbox", { name: "E-mail address" }), email);
    await user.click(screen.getByRole("button", { name: "Try it" }));
    expect(await screen.findByText("User name and password do not go together.")).toBeVisible();
    expect(screen.getByText("Its answer: 535 5.7.8")).toBeVisible();
    expect(screen.getByText("2 addresses · 0.1 s")).toBeVisible();
    expect(screen.getByText("7 folders · 0.1 s")).toBeVisible();
    const ended = screen
      .getAllByRole("listitem")
      .find(({ textContent }) => textContent.startsWith("Sign in"));
    expect(within(ended as HTMLElement).getByText(": failed")).toBeInTheDocument();
    expect(await screen.findByRole("button", { name: "Try again" })).toBeVisible();
  });

  it("says that everything works", async () => {
    const { user } = open({
      probe: () =>
        stream([
          report("smtp", "limits", { facts: { messageBytes: 26_214_400, recipients: 100 }, tookMs: 2_340 }),
          report("imap", "folders"),
        ]),
    });
    await user.click(await screen.findByRole("button", { name: "Try it" }));
    expect(await screen.findByText("Everything works.")).toBeVisible();
    expect(screen.getByText("Up to 25 MB a message · 100 recipients · 2.3 s")).toBeVisible();
  });

  it("is made here where the domain's mailboxes are here", async () => {
    const made: unknown[] = [];
    const { user, address } = open({
      findSettings: () => ({ provider: null, smtp: null, imap: null, canBeCreated: true }),
      createMailbox: (input) => {
        made.push(input);
        throw refusal("conflict", "mailbox_exists", { field: "email" });
      },
    });
    await user.type(await screen.findByRole("textbox", { name: "E-mail address" }), email);
    await user.tab();
    await user.click(await screen.findByRole("button", { name: "Create the mailbox here" }));
    await waitFor(() =>
      expect(screen.getByRole("textbox", { name: "E-mail address" })).toHaveAccessibleDescription(/already/),
    );
    expect(made).toEqual([expect.objectContaining({ email, companyId: company.id, dailyLimit: 50 })]);
    expect(address()).toBe("/t/northwind/c/aurora/accounts/new");
  });

  it("leads to the domain that is missing", async () => {
    const { user } = open({});
    await user.type(await screen.findByRole("textbox", { name: "E-mail address" }), "ada@neu.de");
    expect(await screen.findByRole("link", { name: "Add neu.de first" })).toHaveAttribute(
      "href",
      "/t/northwind/c/aurora/domains?add=true",
    );
  });

  it("puts what the server refuses on its field and keeps what was typed", async () => {
    const { user } = open({
      add: () => {
        throw refusal("invalid", "invalid_input", { details: { fields: { "smtp.host": "not_a_host" } } });
      },
    });
    await user.type(await screen.findByRole("textbox", { name: "E-mail address" }), email);
    await user.click(screen.getByRole("button", { name: "Save account" }));
    const [smtp] = await screen.findAllByRole("textbox", { name: "Server" });
    await waitFor(() => expect(smtp).toHaveAccessibleDescription(/no server name/));
    expect(screen.getByRole("textbox", { name: "E-mail address" })).toHaveValue(email);
  });

  it("is for whoever works in the company", async () => {
    open({}, { access: "view" });
    expect(await screen.findByText(/You have view access to Aurora/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Save account" })).not.toBeInTheDocument();
  });
});
