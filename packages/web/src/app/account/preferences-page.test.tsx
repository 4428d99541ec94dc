import { noChoices, type Choices } from "@rookery/server/preferences/rules";
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { refusal } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aMembership, inNorthwind } from "../../testing/world.ts";

const path = "/account/preferences";
const notifications = {
  emailNotifications: true,
  weeklyReports: false,
  kinds: [{ kind: "domain_degraded" as const, inPortal: true, byMail: "at_once" as const }],
};

function withPreferences(choices: Choices = noChoices) {
  const base = inNorthwind([]);
  let now = choices;
  return {
    ...base,
    sessions: {
      current: () => ({
        ...base.sessions.current(),
        choices: now,
        tenants: [aMembership({ defaults: { language: null, timeZone: "Europe/Madrid", dateFormat: null } })],
      }),
    },
    preferences: {
      notifications: () => notifications,
      update: (changed: object) => (now = { ...now, ...changed }),
      setNotification: () => undefined,
      setMails: () => undefined,
    },
  };
}

describe("preferences", () => {
  it("change the language of the portal without loading it again", async () => {
    const { user } = renderPage(path, withPreferences());
    await user.selectOptions(await screen.findByRole("combobox", { name: "Language" }), "Español");
    expect(await screen.findByRole("heading", { name: "Aspecto del portal" })).toBeVisible();
    await waitFor(() => expect(document.documentElement).toHaveAttribute("lang", "es"));
    await user.selectOptions(screen.getByRole("combobox", { name: "Idioma" }), "English");
    expect(await screen.findByRole("heading", { name: "How the portal looks" })).toBeVisible();
  });

  it("say whose value counts, and go back to it", async () => {
    const { user, calls } = renderPage(path, withPreferences());
    const zone = await screen.findByRole("combobox", { name: "Time zone" });
    expect(screen.getByText(/Now as Northwind has it/)).toBeVisible();
    expect(zone).toHaveDisplayValue(/^Inherited: Europe\/Madrid \(GMT/);
    await user.selectOptions(zone, "UTC");
    expect(await screen.findByText(/Your own choice/)).toBeVisible();
    await user.selectOptions(zone, "inherited");
    await waitFor(() =>
      expect(calls.findLast((call) => call.path === "preferences.update")?.input).toEqual({
        timeZone: null,
      }),
    );
  });

  it("go back and say so where they could not be saved", async () => {
    const base = withPreferences();
    const { user } = renderPage(path, {
      ...base,
      preferences: {
        ...base.preferences,
        update: () => {
          throw refusal("unavailable", "database_unavailable");
        },
      },
    });
    const theme = await screen.findByRole("combobox", { name: "Theme" });
    await user.selectOptions(theme, "Dark");
    await waitFor(() => expect(theme).toHaveDisplayValue("Inherited: As the system"));
    expect(await screen.findByText(/database/)).toBeVisible();
  });

  it("lock what is about security, and close the mails while all of them are off", async () => {
    const { user, calls } = renderPage(path, withPreferences());
    const mail = await screen.findByRole("combobox", { name: "Mail: A domain needs attention" });
    await user.selectOptions(mail, "Daily, in one");
    await waitFor(() =>
      expect(calls.find((call) => call.path === "preferences.setNotification")?.input).toEqual({
        kind: "domain_degraded",
        inPortal: true,
        byMail: "daily",
      }),
    );
    await user.click(screen.getByRole("switch", { name: "Mails about events" }));
    await waitFor(() => expect(mail).toBeDisabled());
    expect(screen.getByText(/so that nobody changes them unseen/)).toBeVisible();
    expect(screen.queryByRole("combobox", { name: /Security of your account/ })).not.toBeInTheDocument();
  });
});
