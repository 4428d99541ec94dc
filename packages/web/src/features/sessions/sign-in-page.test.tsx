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
    expect(calls.find((call) => call.path === "sessions.signIn")?.headers.get("x-portal-tenant")).toBeNull();
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

describe("the second factor", () => {
  const page = "/sign-in?step=factor";

  it("is asked for after the password, and a code is sent once it is whole", async () => {
    const base = inNorthwind([]);
    let isSignedIn = false;
    const { user, address } = renderPage("/sign-in", {
      ...base,
      sessions: {
        current: () => (isSignedIn ? base.sessions.current() : null),
        signIn: () => ({ next: "second_factor" as const, factors: { totp: true, passkey: false } }),
        pending: () => ({ factors: { totp: true, passkey: false } }),
        finishSignIn: ({ code }) => {
          if (code !== "123456") throw refusal("invalid", "wrong_code", { field: "code" });
          isSignedIn = true;
        },
      },
    });
    await signInAs(user);
    const code = await screen.findByLabelText("Code");
    await user.type(code, "000000");
    expect(await screen.findByText(/This code is not right/)).toBeVisible();
    await user.clear(code);
    await user.type(code, "123456");
    expect(await screen.findByRole("heading", { name: "No companies yet" })).toBeVisible();
    expect(address()).toBe("/t/northwind/companies");
  });

  it("says that the sign-in took too long, and begins again", async () => {
    const { user } = renderPage(page, { sessions: { ...signedOut.sessions, pending: () => null } });
    await user.click(await screen.findByRole("button", { name: "Begin again" }));
    expect(await screen.findByLabelText("Password")).toBeVisible();
  });
});
