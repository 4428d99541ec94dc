import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderPage } from "../../testing/render-page.tsx";
import { inNorthwind } from "../../testing/world.ts";

const path = "/t/northwind/settings";
const nothing = {
  language: null,
  timeZone: null,
  dateFormat: null,
  isSidebarNarrow: false,
  importFileDays: 30,
  billingEmail: null,
  billingAddress: null,
  stripeCustomerId: null,
  notifyOnBillingChanges: false,
  notifyOnSecurityAlerts: false,
  version: "0".repeat(32),
} as const;

describe("settings of a tenant", () => {
  it("ask for the address as its country has it, and keep what was typed", async () => {
    const { user, calls } = renderPage(path, {
      ...inNorthwind([]),
      settings: { current: () => nothing, saveBilling: () => undefined },
    });
    await user.selectOptions(await screen.findByRole("combobox", { name: /Country or region/ }), "Spain");
    await user.type(screen.getByRole("textbox", { name: "Address" }), "Calle Mayor 1");
    await user.type(screen.getByRole("textbox", { name: "Town or city" }), "Madrid");
    await user.type(screen.getByRole("textbox", { name: "Postal code" }), "2801");
    const form = screen.getByRole("textbox", { name: "Address" }).closest("form") as HTMLElement;
    await user.click(within(form).getByRole("button", { name: "Save" }));
    expect(await screen.findByText("This is not how postal codes of this country look.")).toBeVisible();
    expect(calls.some((call) => call.path === "settings.saveBilling")).toBe(false);
    await user.type(screen.getByRole("textbox", { name: "Postal code" }), "3");
    await user.click(within(form).getByRole("button", { name: "Save" }));
    await waitFor(() =>
      expect(calls.find((call) => call.path === "settings.saveBilling")?.input).toMatchObject({
        country: "ES",
        city: "Madrid",
        postalCode: "28013",
        region: null,
      }),
    );
  });

  it("take a default at once", async () => {
    let now: { language: "es" | null } = { language: null };
    const { user, calls } = renderPage(path, {
      ...inNorthwind([]),
      settings: {
        current: () => ({ ...nothing, ...now }),
        setDefaults: ({ language = null }) => {
          now = { language: language === "es" ? "es" : null };
        },
      },
    });
    const language = await screen.findByRole("combobox", { name: "Language" });
    await user.selectOptions(language, "Español");
    expect(language).toHaveDisplayValue("Español");
    await waitFor(() =>
      expect(calls.find((call) => call.path === "settings.setDefaults")?.input).toEqual({ language: "es" }),
    );
  });

  it("keep the files of imports as long as an admin chooses", async () => {
    let importFileDays = 14;
    const { user, calls } = renderPage(path, {
      ...inNorthwind([]),
      settings: {
        current: () => ({ ...nothing, importFileDays }),
        keepImportFiles: ({ days }) => {
          importFileDays = days;
        },
      },
    });
    const kept = await screen.findByRole("combobox", { name: "Keep them" });
    expect(kept).toHaveDisplayValue("For 14 days");
    await user.selectOptions(kept, "Not at all");
    expect(kept).toHaveDisplayValue("Not at all");
    await waitFor(() =>
      expect(calls.find((call) => call.path === "settings.keepImportFiles")?.input).toEqual({ days: 0 }),
    );
  });

  it("are closed to a member, and say who may", async () => {
    renderPage(path, inNorthwind([], "member"));
    expect(await screen.findByText("Settings are for owners and admins")).toBeVisible();
  });
});
