import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { refusal } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, inNorthwind, signedOut } from "../../testing/world.ts";

async function signInAs(user: ReturnType<typeof renderPage>["user"]) {
  await user.type(await screen.findByLabelText("E-mail address"), "mira@northwind.example");
  await user.type(screen.getByLabelText("Password"), "a long enough phrase{Enter}");
}

describe("signing in", () => {
  it("brings a person to where they were going", async () => {
    const base = inNorthwind([aCompany({ name: "Aurora Freight" })]);
    let isSignedIn = false;
    const { user, calls, address } = renderPage("/t/northwind/companies?q=aur", {
      ...base,
      sessions: {
        current: () => (isSignedIn ? base.sessions.current() : null),
        signIn: () => {
          isSignedIn = true;
          return { next: "none" as const };
        },
      },
    });
    await signInAs(user);
    expect(await screen.findByRole("link", { name: "Aurora Freight" })).toBeVisible();
    expect(address()).toBe("/t/northwind/companies?q=aur");
    expect(calls.find((call) => call.path === "sessions.signIn")?.headers.get("x-rookery-tenant")).toBeNull();
  });

  it("has one sentence for a wrong address and a wrong password, and keeps the address", async () => {
    const { user } = renderPage("/sign-in", {
      sessions: {
        ...signedOut.sessions,
        signIn: () => {
          throw refusal("invalid", "wrong_credentials");
        },
      },
    });
    await signInAs(user);
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "The e-mail address and the password do not match an account.",
    );
    expect(screen.getByLabelText("E-mail address")).toHaveValue("mira@northwind.example");
  });

  it("puts the server's rule on its field", async () => {
    const { user } = renderPage("/sign-in", {
      sessions: {
        ...signedOut.sessions,
        signIn: () => {
          throw refusal("invalid", "invalid_input", { details: { fields: { email: "not_an_email" } } });
        },
      },
    });
    await signInAs(user);
    await waitFor(() =>
      expect(screen.getByLabelText("E-mail address")).toHaveAccessibleDescription(/not a complete e-mail/),
    );
  });

  it("never follows a link to another host", async () => {
    const base = inNorthwind([]);
    const { address } = renderPage("/sign-in?next=%2F%2Fevil.example", base);
    expect(await screen.findByRole("heading", { name: "No companies yet" })).toBeVisible();
    expect(address()).toBe("/t/northwind/companies");
  });

  it("says that a session ended while somebody worked, and keeps the way back", async () => {
    const base = inNorthwind([]);
    const { address } = renderPage("/t/northwind/companies", {
      ...base,
      companies: {
        list: () => {
          throw refusal("signed_out", "signed_out");
        },
      },
    });
    expect(await screen.findByText(/Your session has ended/)).toBeVisible();
    expect(address()).toContain("next=%2Ft%2Fnorthwind%2Fcompanies");
  });
});
