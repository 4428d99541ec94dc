import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { refusal } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { inNorthwind } from "../../testing/world.ts";

const aSession = (id: string, browser: string, isCurrent: boolean) => ({
  id,
  created: "2026-11-01T08:00:00.000Z",
  lastSeen: "2026-11-20T08:00:00.000Z",
  expires: "2026-12-20T08:00:00.000Z",
  ipAddress: "192.0.2.7",
  device: { browser, system: "Linux" },
  isCurrent,
});

const someRules = {
  password: {
    passwordMinLength: 15,
    passwordRequireUppercase: false,
    passwordRequireNumbers: true,
    passwordRequireSymbols: false,
    from: ["Northwind"],
  },
  session: { hours: 8, hoursFrom: ["Northwind"], idleMinutes: 30, idleFrom: ["Northwind"] },
  twoFactorFrom: [],
};

function withSessions() {
  const base = inNorthwind([]);
  let live = [aSession("here", "Firefox", true), aSession("there", "Chrome", false)];
  return {
    ...base,
    account: { rules: () => someRules },
    factors: { list: () => ({ totpSince: null, passkeys: [], backupCodes: null }) },
    sessions: {
      ...base.sessions,
      list: () => live,
      end: ({ sessionId }: { sessionId: string }) => {
        live = live.filter((each) => each.id !== sessionId);
      },
      endOthers: () => {
        live = live.filter((each) => each.isCurrent);
        return { ended: 1 };
      },
    },
  };
}

describe("account", () => {
  it("marks this session and ends another", async () => {
    const { user } = renderPage("/account/security", withSessions());
    const here = (await screen.findByText("Firefox on Linux")).closest("li") as HTMLElement;
    expect(within(here).getByText("This one")).toBeVisible();
    expect(within(here).queryByRole("button")).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "End session of Chrome on Linux" }));
    expect(await screen.findByText("Session ended")).toBeVisible();
    expect(screen.queryByText("Chrome on Linux")).not.toBeInTheDocument();
  });

  it("asks before all others are ended", async () => {
    const { user } = renderPage("/account/security", withSessions());
    await user.click(await screen.findByRole("button", { name: "End all others" }));
    const dialog = await screen.findByRole("alertdialog", { name: "End all other sessions?" });
    await user.click(within(dialog).getByRole("button", { name: "End all others" }));
    expect(await screen.findByText("1 session ended")).toBeVisible();
    expect(screen.queryByText("Chrome on Linux")).not.toBeInTheDocument();
  });

  it("says when the list cannot be had, and lets one try again", async () => {
    const base = withSessions();
    renderPage("/account/security", {
      ...base,
      sessions: {
        ...base.sessions,
        list: () => {
          throw refusal("internal", "internal");
        },
      },
    });
    expect(await screen.findByRole("button", { name: "Try again" })).toBeVisible();
    expect(screen.getByText("req-7f3a")).toBeVisible();
  });
});
