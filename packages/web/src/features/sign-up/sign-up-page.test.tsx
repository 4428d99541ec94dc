import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { refusal } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { inNorthwind, signedOut } from "../../testing/world.ts";

async function fill(user: ReturnType<typeof renderPage>["user"], password: string) {
  await user.type(await screen.findByLabelText("Your name"), "Mira Lind");
  await user.type(screen.getByLabelText("E-mail address"), "Mira@Northwind.example");
  await user.type(screen.getByLabelText("Password"), password);
  await user.type(screen.getByLabelText("Tenant name"), "Northwind{Enter}");
}

describe("signing up", () => {
  it("sends people to their mail, and the mail again when asked", async () => {
    const { user, calls } = renderPage("/sign-up", {
      ...signedOut,
      signUp: {
        signUp: ({ email }) => ({ sentTo: email }),
        resendVerification: ({ email }) => ({ sentTo: email }),
      },
    });
    await fill(user, "a long enough phrase");
    expect(await screen.findByRole("heading", { name: "Look into your mail" })).toBeVisible();
    expect(calls.find((call) => call.path === "signUp.signUp")?.input).toMatchObject({
      email: "mira@northwind.example",
      tenantName: "Northwind",
    });
    await user.click(screen.getByRole("button", { name: "Send a new link" }));
    expect(await screen.findByText("Sent again to mira@northwind.example")).toBeVisible();
  });

  it("refuses a short password in place, before anything is sent", async () => {
    const { user, calls } = renderPage("/sign-up", signedOut);
    await fill(user, "short");
    expect(screen.getByLabelText("Password")).toHaveAccessibleDescription("Use at least 8 characters.");
    expect(calls.map((call) => call.path)).not.toContain("signUp.signUp");
  });

  it("puts a common password on its field and keeps the rest", async () => {
    const { user } = renderPage("/sign-up", {
      ...signedOut,
      signUp: {
        signUp: () => {
          throw refusal("invalid", "common_password", { field: "password" });
        },
      },
    });
    await fill(user, "password1");
    await waitFor(() =>
      expect(screen.getByLabelText("Password")).toHaveAccessibleDescription(/one of the first/),
    );
    expect(screen.getByLabelText("Tenant name")).toHaveValue("Northwind");
  });
});

describe("the link of the mail", () => {
  const token = "a".repeat(43);

  it("confirms the address, once, and goes on signed in", async () => {
    const { calls, address } = renderPage(`/verify-email?token=${token}`, {
      ...inNorthwind([]),
      signUp: {
        verifyEmail: () => ({ email: "mira@northwind.example", signedIn: true, tenantSlug: "northwind" }),
      },
    });
    expect(await screen.findByRole("heading", { name: "No companies yet" })).toBeVisible();
    expect(address()).toBe("/t/northwind/companies");
    expect(calls.filter((call) => call.path === "signUp.verifyEmail")).toHaveLength(1);
  });

  it("asks for the password in a browser that did not sign up", async () => {
    renderPage(`/verify-email?token=${token}`, {
      ...signedOut,
      signUp: {
        verifyEmail: () => ({ email: "mira@northwind.example", signedIn: false, tenantSlug: "northwind" }),
      },
    });
    expect(await screen.findByRole("heading", { name: "Address confirmed" })).toBeVisible();
    expect(screen.getByRole("link", { name: "Sign in" })).toHaveAttribute("href", "/sign-in");
  });

  it("offers a new one when it is used up", async () => {
    const { user } = renderPage(`/verify-email?token=${token}`, {
      ...signedOut,
      signUp: {
        verifyEmail: () => {
          throw refusal("blocked", "link_used_or_expired");
        },
        resendVerification: ({ email }) => ({ sentTo: email }),
      },
    });
    expect(await screen.findByRole("alert")).toHaveTextContent(/used already or has expired/);
    await user.type(screen.getByLabelText("E-mail address"), "mira@northwind.example{Enter}");
    expect(await screen.findByRole("heading", { name: "Look into your mail" })).toBeVisible();
  });
});
