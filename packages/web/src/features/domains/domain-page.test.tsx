import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { aDomain, aRecord, type AnsweredDomain } from "../../testing/domains.ts";
import { refusal, type Answers } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, inNorthwind } from "../../testing/world.ts";

const company = aCompany({ name: "Aurora" });

/** Opens the page of one domain, as the server shows it; `more` are the answers beside that. */
function open(domain: AnsweredDomain, more: Answers & { role?: "admin" | "member" } = {}, search = "") {
  const { role, ...answers } = more;
  const base = inNorthwind([company], role);
  return renderPage(`/t/northwind/c/aurora/domains/${domain.id}${search}`, {
    ...base,
    ...answers,
    domains: { byId: () => domain, history: () => [], ...answers.domains },
  });
}

describe("the guide of a domain", () => {
  it("opens at the first record that needs something: cause, edit, what to enter, and what each server says", async () => {
    open(aDomain());
    expect(await screen.findByText("Your SPF record does not list our servers.")).toBeVisible();
    expect(screen.getByRole("button", { name: /^SPF/ })).toHaveAttribute("aria-current", "step");
    expect(screen.getByText("Replace the value.")).toBeVisible();
    expect(screen.getByText("include:_spf.mail.invalid")).toHaveTextContent("Add: include:_spf.mail.invalid");
    const toEnter = screen.getByText("What to enter at Cloudflare").closest("section") as HTMLElement;
    expect(within(toEnter).getByText("Content")).toBeVisible();
    expect(within(toEnter).getByText("@")).toBeVisible();
    expect(within(toEnter).getByText("v=spf1 mx include:_spf.mail.invalid -all")).toBeVisible();
    const said = screen.getByRole("table", { name: "What each server says" });
    expect(
      within(said).getByRole("row", { name: /ns1\.host\.net.*v=spf1 mx -all.*5 minutes/ }),
    ).toBeVisible();
    expect(within(said).getByRole("row", { name: /192\.0\.2\.53.*Server failure/ })).toBeVisible();
    expect(screen.getByText(/goes to Google Workspace, and a web site stands/)).toBeVisible();
  });

  it("keeps the chosen record in the address", async () => {
    const domain = aDomain();
    const { user, address } = open(domain);
    await user.click(await screen.findByRole("button", { name: /^Own it/ }));
    await waitFor(() => expect(address()).toMatch(/\?record=ownership$/));
    expect(screen.getByText("_domain-owner")).toBeVisible();
  });

  it("says that it could not look, and since when what was seen holds", async () => {
    const dark = aRecord(
      { purpose: "spf" },
      { state: "unreachable", cause: { code: "no_answer", kinds: ["timeout"] } },
    );
    open(aDomain({ status: "verified", lastGoodAt: "2026-11-20T08:00:00.000Z", records: [dark] }));
    expect(
      await screen.findByText(/We could not check just now\. What is shown holds from the last good look/),
    ).toBeVisible();
    expect(screen.getByText("Your name servers did not answer. What we saw before holds.")).toBeVisible();
    expect(screen.getByText(/^We look again/)).toBeVisible();
  });

  it("says of an optional record what it needs beforehand, and of DKIM how it aligns", async () => {
    const records = [
      aRecord({ purpose: "mta_sts", name: "_mta-sts.kaffee.de", isRequired: false }, { state: "missing" }),
      aRecord({ purpose: "dkim", key: "dkim:s1", name: "s1._domainkey.kaffee.de" }, {}),
    ];
    const { user } = open(aDomain({ records }));
    expect(await screen.findByText(/needs a policy file/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: /^DKIM/ }));
    expect(
      await screen.findByText("Receivers count kaffee.de as kaffee.de (relaxed alignment)."),
    ).toBeVisible();
  });

  it.each([
    [null, /follows as soon as your ownership record is seen/],
    ["unreachable", /The mail server has not made the DKIM key yet/],
  ])("tells why there is no DKIM record yet (%s)", async (fault, sentence) => {
    open(aDomain({ key: { isAwaited: true, fault } }));
    expect(await screen.findByText(sentence)).toBeVisible();
  });

  it("has a look taken at once, and says when there have been too many", async () => {
    const check = vi.fn<(input: { domainId: string }) => void>(() => {
      throw refusal("limited", "too_many_requests", { retryAfterSeconds: 42 });
    });
    const { user } = open(aDomain(), { domains: { check } });
    await user.click(await screen.findByRole("button", { name: "Check now" }));
    expect(await screen.findByText(/You can look again in 42 seconds/)).toBeVisible();
    expect(check).toHaveBeenCalledOnce();
  });

  it("copies every record as one text, in the panel's words", async () => {
    const { user } = open(aDomain());
    await user.click(await screen.findByRole("button", { name: "Copy all records" }));
    expect(await navigator.clipboard.readText()).toBe(
      [
        "Type: TXT\nName: _domain-owner\nContent: domain-verification=0123456789",
        "Type: TXT\nName: @\nContent: v=spf1 mx include:_spf.mail.invalid -all",
      ].join("\n\n"),
    );
  });

  it("asks before it takes live mail away from where it is read", async () => {
    const setReceiving = vi.fn<(input: { domainId: string; receivesHere: boolean }) => void>();
    const { user } = open(aDomain(), { domains: { setReceiving } });
    await user.click(await screen.findByRole("button", { name: "More actions" }));
    await user.click(await screen.findByRole("menuitem", { name: "Receive mail here" }));
    const asked = await screen.findByRole("alertdialog", { name: "Receive mail for kaffee.de here?" });
    expect(within(asked).getByText(/goes to Google Workspace today/)).toBeVisible();
    expect(setReceiving).not.toHaveBeenCalled();
    await user.click(within(asked).getByRole("button", { name: "Receive mail here" }));
    await waitFor(() => expect(setReceiving).toHaveBeenCalledOnce());
  });

  it("adds optional records to the guide", async () => {
    const setExtras = vi.fn<(input: { domainId: string; extras: readonly string[] }) => void>();
    const { user } = open(aDomain(), { domains: { setExtras } });
    await user.click(await screen.findByRole("button", { name: "More actions" }));
    await user.click(await screen.findByRole("menuitem", { name: "Optional records" }));
    await user.click(await screen.findByRole("checkbox", { name: /^MTA-STS/ }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(setExtras).toHaveBeenCalledOnce());
    expect(setExtras.mock.calls[0]?.[0]).toMatchObject({ extras: ["mta_sts"] });
  });

  it("is not removed while accounts use it, and says so where it was asked", async () => {
    const { user } = open(aDomain(), {
      domains: {
        remove: () => {
          throw refusal("blocked", "domain_in_use", { details: { emails: "ada@kaffee.de" } });
        },
      },
    });
    await user.click(await screen.findByRole("button", { name: "More actions" }));
    await user.click(await screen.findByRole("menuitem", { name: "Remove domain" }));
    const asked = await screen.findByRole("alertdialog", { name: "Remove kaffee.de?" });
    await user.click(within(asked).getByRole("button", { name: "Remove domain" }));
    expect(await within(asked).findByRole("alert")).toHaveTextContent(/E-mail accounts use this domain/);
    expect(within(asked).getByText("Used by ada@kaffee.de.")).toBeVisible();
  });

  it("is read by a member, who can change nothing", async () => {
    const { user } = open(aDomain(), { role: "member" });
    expect(await screen.findByText("Your SPF record does not list our servers.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Check now" })).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Someone else runs our DNS" })).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "More actions" }));
    await screen.findByRole("menuitem", { name: "CSV" });
    expect(screen.queryByRole("menuitem", { name: "Remove domain" })).not.toBeInTheDocument();
  });

  it("that is not there says so", async () => {
    open(aDomain(), {
      domains: {
        byId: () => {
          throw refusal("not_found", "not_found");
        },
      },
    });
    expect(await screen.findByRole("heading", { name: /not found|is not here/i })).toBeVisible();
  });
});

describe("someone else runs the DNS", () => {
  it("gets a link that is shown once, and every link can be ended", async () => {
    const made = {
      id: "4f1c",
      url: "https://rookery.example/dns/abc",
      expiresAt: "2100-01-01T00:00:00.000Z",
    };
    let links = [
      {
        id: "9a2b",
        createdAt: "2026-11-25T08:00:00.000Z",
        createdBy: null,
        expiresAt: "2100-01-01T00:00:00.000Z",
        openedAt: null,
      },
    ];
    const create = vi.fn<(input: { domainId: string }) => typeof made>(() => made);
    const { user } = open(aDomain(), {
      handoffs: { list: () => links, create, revoke: () => void (links = []) },
    });
    await user.click(await screen.findByRole("button", { name: "Someone else runs our DNS" }));
    const dialog = await screen.findByRole("dialog", { name: "Someone else runs our DNS" });
    expect(await within(dialog).findByText(/Made by somebody who has left/)).toBeVisible();
    await user.selectOptions(within(dialog).getByRole("combobox", { name: "The link works for" }), "30");
    await user.click(within(dialog).getByRole("button", { name: "Create link" }));
    expect(await within(dialog).findByText(made.url)).toBeVisible();
    expect(create.mock.calls[0]).toMatchObject([{ days: 30 }]);
    await user.click(within(dialog).getByRole("button", { name: "End link" }));
    expect(await within(dialog).findByText("None yet.")).toBeVisible();
  });
});
