import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { refusal } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { inNorthwind, signedOut } from "../../testing/world.ts";

const link = `/reset/${"b".repeat(43)}`;

describe("resetting a password", () => {
  it("answers the same whether or not the address has an account", async () => {
    const { user } = renderPage("/reset", {
      ...signedOut,
      passwordReset: { request: ({ email }) => ({ sentTo: email }) },
    });
    await user.type(await screen.findByLabelText("E-mail address"), "mira@northwind.example{Enter}");
    expect(await screen.findByText(/If mira@northwind.example has an account/)).toBeVisible();
  });

  it("says when to stop asking", async () => {
    const { user } = renderPage("/reset", {
      ...signedOut,
      passwordReset: {
        request: () => {
          throw refusal("limited", "too_many_requests");
        },
      },
    });
    await user.type(await screen.findByLabelText("E-mail address"), "mira@northwind.example{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent(/tried too often/);
    expect(screen.getByLabelText("E-mail address")).toHaveValue("mira@northwind.example");
  });

  it("sets the new password and goes on signed in", async () => {
    const { user, address } = renderPage(link, {
      ...inNorthwind([]),
      passwordReset: { reset: () => ({ next: "none" as const }) },
    });
    await user.type(await screen.findByLabelText("New password"), "a long enough phrase{Enter}");
    expect(await screen.findByRole("heading", { name: "No companies yet" })).toBeVisible();
    expect(address()).toBe("/t/northwind/companies");
  });

  it("offers a new link where this one is used up", async () => {
    const { user } = renderPage(link, {
      ...signedOut,
      passwordReset: {
        reset: () => {
          throw refusal("blocked", "link_used_or_expired");
        },
      },
    });
    await user.type(await screen.findByLabelText("New password"), "a long enough phrase{Enter}");
    expect(await screen.findByRole("link", { name: "Ask for a new link" })).toHaveAttribute("href", "/reset");
  });

  it("knows a link that was cut off before it is sent", async () => {
    const { user, calls } = renderPage("/reset/cut-off", signedOut);
    await user.type(await screen.findByLabelText("New password"), "a long enough phrase{Enter}");
    expect(await screen.findByText(/This link is incomplete/)).toBeVisible();
    expect(calls.map((call) => call.path)).not.toContain("passwordReset.reset");
  });
});
