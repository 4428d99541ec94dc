import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { refusal } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, inNorthwind, signedOut } from "../../testing/world.ts";

const path = "/t/northwind/people";
const aMember = (over: object = {}) => ({
  id: crypto.randomUUID(),
  name: "Ann Chovey",
  email: "ann@northwind.example",
  role: "member" as "member" | "admin" | "owner",
  since: "2026-11-01T08:00:00.000Z",
  suspended: null,
  companies: [],
  isYou: false,
  standing: {
    factors: { totp: true, passkey: false },
    isVerified: true,
    lastSeen: "2026-11-25T08:00:00.000Z",
    held: null,
  },
  ...over,
});
const anInvite = (over: object = {}) => ({
  id: crypto.randomUUID(),
  email: "grace@northwind.example",
  role: "member" as const,
  note: null,
  created: "2026-11-25T08:00:00.000Z",
  expires: "2100-01-01T00:00:00.000Z",
  mailed: null,
  state: "open" as "open" | "waiting",
  inviter: "Mira Lind",
  companies: [],
  acceptedName: null as string | null,
  ...over,
});
const company = aCompany({ name: "Aurora" });
const base = inNorthwind([company]);
const me = aMember({ name: "Mira Lind", isYou: true, role: "admin", companies: null });

describe("people", () => {
  it("are listed with role, companies, second factor, and why a role cannot be changed", async () => {
    const owner = aMember({ name: "Olive Owner", role: "owner", companies: null });
    renderPage(path, {
      ...base,
      people: { list: () => [me, owner, aMember()] },
      invites: { list: () => [] },
    });
    const table = await screen.findByRole("table", { name: "Members" });
    expect(within(table).getByRole("combobox", { name: "Role of Ann Chovey" })).toHaveValue("member");
    expect(within(table).getByText("Olive Owner").closest("tr")).toHaveTextContent(/an owner can change it/);
    expect(within(table).getByText("Mira Lind").closest("tr")).toHaveTextContent(
      /another admin or owner can/,
    );
    expect(within(table).queryByRole("button", { name: "Actions for Olive Owner" })).not.toBeInTheDocument();
  });

  it("are removed after a question, and it is said afterwards although the row has gone", async () => {
    let people = [me, aMember()];
    const { user } = renderPage(path, {
      ...base,
      invites: { list: () => [] },
      people: {
        list: () => people,
        remove: () => {
          people = [me];
        },
      },
    });
    await user.click(await screen.findByRole("button", { name: "Actions for Ann Chovey" }));
    await user.click(await screen.findByRole("menuitem", { name: "Remove from tenant" }));
    const dialog = await screen.findByRole("alertdialog", { name: "Remove Ann Chovey?" });
    await user.click(within(dialog).getByRole("button", { name: "Remove" }));
    expect(await screen.findByText("Ann Chovey is removed")).toBeVisible();
  });

  it("are invited many at once, and a wrong address is named", async () => {
    const create = vi.fn<(input: { emails: string[] }) => { email: string; inviteId: string }[]>((input) => {
      if (input.emails.includes("not-one"))
        throw refusal("invalid", "invalid_input", { details: { fields: { "emails.1": "not_an_email" } } });
      return input.emails.map((email) => ({ email, inviteId: crypto.randomUUID() }));
    });
    const { user } = renderPage(`${path}?invite=true`, {
      ...base,
      people: { list: () => [me] },
      invites: { list: () => [], create },
    });
    const addresses = await screen.findByLabelText("E-mail addresses");
    await user.type(addresses, "one@example.org, not-one");
    await user.selectOptions(screen.getByRole("combobox", { name: "Access to Aurora" }), "view");
    await user.click(screen.getByRole("button", { name: "Send 2 invitations" }));
    expect(await screen.findByText(/not complete addresses: not-one/)).toBeVisible();
    await user.clear(addresses);
    await user.type(addresses, "one@example.org two@example.org");
    await user.click(screen.getByRole("button", { name: "Send 2 invitations" }));
    expect(await screen.findByText("2 invitations are on their way.")).toBeVisible();
    expect(create.mock.lastCall?.[0]).toMatchObject({
      emails: ["one@example.org", "two@example.org"],
      companies: [{ companyId: company.id, access: "view" }],
    });
  });

  it("who wait stand first and are let in", async () => {
    const waiting = anInvite({ state: "waiting", acceptedName: "Grace Hopper" });
    let invites = [anInvite({ email: "later@northwind.example" }), waiting];
    const { user } = renderPage(`${path}?tab=invites`, {
      ...base,
      people: { list: () => [me] },
      invites: {
        list: () => invites,
        approve: () => {
          invites = invites.slice(0, 1);
        },
      },
    });
    const [first] = within(await screen.findByRole("list", { name: "Invitations" })).getAllByRole("listitem");
    expect(first).toHaveTextContent("Grace Hopper");
    await user.click(screen.getByRole("button", { name: "Let in" }));
    expect(await screen.findByText("Grace Hopper is let in")).toBeVisible();
  });
});

describe("an act that asks who one is", () => {
  it("goes on by itself once that was shown", async () => {
    let isConfirmed = false;
    const setRole = vi.fn<() => void>(() => {
      if (!isConfirmed) throw refusal("blocked", "confirm_first");
    });
    const { user } = renderPage(path, {
      ...base,
      factors: { list: () => ({ totpSince: null, passkeys: [], backupCodes: null }) },
      sessions: {
        ...base.sessions,
        confirm: (input) => {
          if (input.by !== "password" || input.password !== "right")
            throw refusal("invalid", "wrong_password", { field: "password" });
          isConfirmed = true;
        },
      },
      people: { list: () => [me, aMember()], setRole },
      invites: { list: () => [] },
    });
    await user.selectOptions(await screen.findByRole("combobox", { name: "Role of Ann Chovey" }), "admin");
    const dialog = await screen.findByRole("dialog", { name: "Show that it is you" });
    await user.type(within(dialog).getByLabelText("Your password"), "wrong{Enter}");
    expect(await within(dialog).findByText(/not your current password/)).toBeVisible();
    await user.type(within(dialog).getByLabelText("Your password"), "right{Enter}");
    expect(await screen.findByText("Ann Chovey is an admin now")).toBeVisible();
    expect(setRole).toHaveBeenCalledTimes(2);
  });
});

describe("an invitation's page", () => {
  const offer = {
    tenantName: "Northwind",
    inviterName: "Mira Lind",
    email: "grace@northwind.example",
    role: "member" as const,
    note: "Welcome!",
    expires: "2100-01-01T00:00:00.000Z",
    provesAddress: true,
    passwordRule: {
      passwordMinLength: 12,
      passwordRequireUppercase: false,
      passwordRequireNumbers: false,
      passwordRequireSymbols: false,
    },
  };
  const link = `/invite/${"x".repeat(43)}`;

  it("lets somebody new in, or says that they wait", async () => {
    const { user } = renderPage(link, {
      ...signedOut,
      invites: {
        open: () => offer,
        join: () => ({ slug: "northwind", tenantName: "Northwind", waits: true }),
      },
    });
    expect(await screen.findByText("Welcome!")).toBeVisible();
    await user.type(screen.getByLabelText("Your name"), "Grace Hopper");
    await user.type(screen.getByLabelText("Password"), "a long enough phrase");
    await user.click(screen.getByRole("button", { name: "Create account and join" }));
    expect(await screen.findByText(/Somebody who runs Northwind has to let you in/)).toBeVisible();
  });

  it("by a copied link has the mailed one sent", async () => {
    const { user } = renderPage(link, {
      ...signedOut,
      invites: {
        open: () => ({ ...offer, provesAddress: false }),
        mailLink: () => ({ sentTo: offer.email }),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Send me the link" }));
    expect(await screen.findByText(`A link is on its way to ${offer.email}.`)).toBeVisible();
  });

  it("says to somebody else whom it is for", async () => {
    renderPage(link, { ...base, invites: { open: () => offer } });
    expect(await screen.findByText("You are signed in as mira@northwind.example")).toBeVisible();
  });
});
