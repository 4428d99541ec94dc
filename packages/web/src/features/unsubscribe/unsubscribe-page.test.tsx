import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { refusal } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { signedOut } from "../../testing/world.ts";

const path = `/u/${"A".repeat(64)}`;

describe("a link to unsubscribe", () => {
  it("asks before it does anything, and says that it is done", async () => {
    let isUnsubscribed = false;
    const { user, calls } = renderPage(path, {
      ...signedOut,
      unsubscribe: {
        byToken: () => ({ sender: "Kaffee & Kuchen", email: "grace@example.org", isUnsubscribed }),
        confirm: () => void (isUnsubscribed = true),
      },
    });
    expect(await screen.findByRole("heading", { name: "No more mail from Kaffee & Kuchen?" })).toBeVisible();
    expect(calls.map((call) => call.path)).not.toContain("unsubscribe.confirm");
    await user.click(screen.getByRole("button", { name: "Unsubscribe" }));
    expect(await screen.findByRole("heading", { name: "You are unsubscribed" })).toBeVisible();
    expect(screen.getByText(/grace@example\.org/)).toBeVisible();
    expect(document.body).not.toHaveTextContent("Rookery");
  });

  it("that leads nowhere says so", async () => {
    renderPage(path, {
      ...signedOut,
      unsubscribe: {
        byToken: () => {
          throw refusal("not_found", "not_found");
        },
      },
    });
    expect(await screen.findByRole("heading", { name: "This link leads nowhere" })).toBeVisible();
  });
});
