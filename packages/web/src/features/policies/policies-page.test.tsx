import { screen, within } from "@testing-library/react";
import { defaultPolicy, type SavePolicyInput } from "@rookery/server/policies/schema";
import { describe, expect, it, vi } from "vitest";
import { refusal } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aMembership, inNorthwind } from "../../testing/world.ts";

const path = "/t/northwind/policies";
const state = {
  policy: defaultPolicy,
  updated: "2026-11-26T08:00:00.000Z",
  twoFactorSince: null,
  rules: [
    {
      rule: "attempts" as const,
      place: "sign_in" as const,
      last: { at: "2026-11-26T07:00:00.000Z", times: 4, person: "Ann Chovey" },
    },
    { rule: "password" as const, place: "sign_in" as const, last: null },
  ],
};
const nobody = { count: 0, names: [] };
const effects = {
  members: 12,
  sessionsEnded: { sessions: 0, people: nobody },
  withoutFactor: { count: 7, names: ["Ann Chovey"], from: null, until: "2026-12-03T08:00:00.000Z" },
  passwordsJudgedLater: false,
  unverified: nobody,
  cannotInvite: nobody,
};

describe("policies", () => {
  it("say of each rule where it acts and whom it refused last", async () => {
    renderPage(path, { ...inNorthwind([]), policies: { current: () => state } });
    expect(await screen.findByText(/It has refused 4 times, last Ann Chovey/)).toBeVisible();
    expect(screen.getByText(/It has refused nobody yet/)).toBeVisible();
  });

  it("say before saving who is affected, and save what was chosen", async () => {
    const save = vi.fn<(input: SavePolicyInput) => { updated: string }>(() => ({ updated: state.updated }));
    const { user } = renderPage(path, {
      ...inNorthwind([]),
      policies: { current: () => state, preview: () => effects, save },
    });
    await user.click(await screen.findByRole("switch", { name: "Ask everybody for a second factor" }));
    expect(await screen.findByText(/7 of 12 have no second factor/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Save policies" }));
    expect(await screen.findByText("Policies saved")).toBeVisible();
    expect(save.mock.calls[0]?.[0]).toEqual({
      policy: { ...defaultPolicy, twoFactorRequired: true },
      updated: state.updated,
    });
  });

  it("lead to the set-up of a factor where the setter has none, and keep what was chosen", async () => {
    const { user } = renderPage(path, {
      ...inNorthwind([]),
      policies: {
        current: () => state,
        preview: () => effects,
        save: () => {
          throw refusal("blocked", "set_up_factor_first", { field: "twoFactorRequired" });
        },
      },
    });
    const demand = await screen.findByRole("switch", { name: "Ask everybody for a second factor" });
    await user.click(demand);
    await user.click(screen.getByRole("button", { name: "Save policies" }));
    expect(await screen.findByRole("link", { name: "Set one up" })).toHaveAttribute(
      "href",
      "/account/security",
    );
    expect(demand).toBeChecked();
  });

  it("take a number to its bounds, and a preset whole", async () => {
    const { user } = renderPage(path, {
      ...inNorthwind([]),
      policies: { current: () => state, preview: () => effects },
    });
    const length = await screen.findByLabelText("Length");
    await user.clear(length);
    await user.type(length, "3");
    await user.tab();
    expect(screen.getByLabelText("Length")).toHaveValue(8);
    await user.click(screen.getByRole("button", { name: "Strict" }));
    expect(screen.getByLabelText("Length")).toHaveValue(15);
    expect(screen.getByRole("button", { name: "Strict" })).toHaveAttribute("aria-pressed", "true");
    await user.click(screen.getByRole("button", { name: "Discard changes" }));
    expect(screen.getByLabelText("Length")).toHaveValue(8);
  });

  it("are for members to read, and say who changes them", async () => {
    renderPage(path, { ...inNorthwind([], "member"), policies: { current: () => state } });
    expect(await screen.findByText(/Admins and owners change them/)).toBeVisible();
    expect(screen.getByRole("switch", { name: "Members may invite people" })).toBeDisabled();
    expect(screen.queryByRole("button", { name: "Strict" })).not.toBeInTheDocument();
  });
});

describe("a tenant that asks for a second factor", () => {
  const closed = (closedBy: "two_factor" | null) => {
    const base = inNorthwind([]);
    const session = base.sessions.current();
    return {
      ...base,
      account: {
        rules: () => ({
          password: { ...defaultPolicy, from: [] },
          session: { hours: 8, hoursFrom: [], idleMinutes: null, idleFrom: [] },
          twoFactorFrom: ["Northwind"],
        }),
      },
      factors: { list: () => ({ totpSince: null, passkeys: [], backupCodes: null }) },
      sessions: {
        current: () => ({ ...session, tenants: [aMembership({ closedBy })] }),
        list: () => [],
      },
    };
  };

  it("leads to the set-up, and says why", async () => {
    const { address } = renderPage("/t/northwind/companies", closed("two_factor"));
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("Northwind asks for a second factor");
    expect(address()).toBe("/account/security?closed=northwind");
  });

  it("opens again once that is done", async () => {
    renderPage("/account/security?closed=northwind", closed(null));
    const alert = await screen.findByRole("alert");
    expect(within(alert).getByRole("link", { name: "Open Northwind" })).toBeVisible();
  });

  it("counts down while there is time", async () => {
    const base = inNorthwind([]);
    const until = new Date(Date.now() + 5.5 * 86_400_000).toISOString();
    renderPage("/t/northwind/companies", {
      ...base,
      tenants: { byId: () => ({ ...base.tenants.byId(), twoFactorUntil: until }) },
    });
    expect(await screen.findByText(/You have 5 days to set one up/)).toBeVisible();
  });
});
