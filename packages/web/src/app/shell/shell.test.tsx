import { noChoices } from "@rookery/server/preferences/rules";
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { refusal } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, aMembership, anImport, inNorthwind } from "../../testing/world.ts";

const path = "/t/northwind/companies";
const aurora = aCompany({ name: "Aurora Freight" });

describe("shell", () => {
  it("goes to a company by the palette, by keyboard alone", async () => {
    const { user, address } = renderPage(path, {
      ...inNorthwind([aurora, aCompany({ name: "Delta Robotics" })]),
      companies: {
        list: () => [aurora, aCompany({ name: "Delta Robotics" })],
        setUp: () => ({ steps: [], next: null, isHidden: false }),
      },
    });
    await screen.findByRole("table");
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox", { name: "Search and commands" }), "robo");
    expect(await screen.findByRole("option", { name: /Delta Robotics/ })).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await user.keyboard("{Enter}");
    await waitFor(() => expect(address()).toBe("/t/northwind/c/delta-robotics/setup"));
  });

  it("says in the palette when nothing matches", async () => {
    const { user } = renderPage(path, inNorthwind([aurora]));
    await screen.findByRole("table");
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox", { name: "Search and commands" }), "zzz");
    expect(await screen.findByText("Nothing matches")).toBeVisible();
  });

  it("knows / for the page's search, ? for the keys, and keys while typing as text", async () => {
    const { user } = renderPage(path, inNorthwind([aurora]));
    await screen.findByRole("table");
    await user.keyboard("/");
    expect(screen.getByRole("searchbox")).toHaveFocus();
    await user.keyboard("?");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    await user.keyboard("{Escape}{Escape}?");
    expect(await screen.findByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  });

  it("leaves keys without Ctrl alone for whoever turned them off, and keeps the others", async () => {
    const { user } = renderPage(path, inNorthwind([aurora]));
    await screen.findByRole("table");
    await user.keyboard("?");
    const keys = await screen.findByRole("dialog", { name: "Keyboard shortcuts" });
    await user.click(within(keys).getByRole("switch", { name: "Keys without Ctrl" }));
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    await user.keyboard("/?");
    expect(screen.getByRole("searchbox")).not.toHaveFocus();
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    await user.keyboard("{Control>}k{/Control}");
    expect(await screen.findByRole("combobox", { name: "Search and commands" })).toBeVisible();
  });

  it("switches tenants without mixing what was fetched", async () => {
    const base = inNorthwind([aurora]);
    const { user, calls, address } = renderPage(path, {
      ...base,
      sessions: {
        current: () => ({
          ...base.sessions.current(),
          tenants: [aMembership({}), aMembership({ slug: "southgate", name: "Southgate", role: "member" })],
        }),
      },
    });
    await user.click(await screen.findByRole("button", { name: /Switch tenant/ }));
    await user.click(await screen.findByRole("menuitem", { name: /Southgate/ }));
    await waitFor(() => expect(address()).toBe("/t/southgate/companies"));
    await waitFor(() =>
      expect(
        calls
          .filter((call) => call.path === "companies.list")
          .some((call) => call.headers.get("x-portal-tenant") === "southgate"),
      ).toBe(true),
    );
  });

  it("signs out and keeps nothing", async () => {
    const base = inNorthwind([aurora]);
    let isSignedIn = true;
    const { user, address } = renderPage(path, {
      ...base,
      sessions: {
        current: () => (isSignedIn ? base.sessions.current() : null),
        signOut: () => void (isSignedIn = false),
      },
    });
    await user.click(await screen.findByRole("button", { name: /Your account/ }));
    await user.click(await screen.findByRole("menuitem", { name: "Sign out" }));
    expect(await screen.findByRole("heading", { name: "Sign in" })).toBeVisible();
    expect(address()).toBe("/sign-in");
    expect(screen.queryByText("Aurora Freight")).not.toBeInTheDocument();
  });

  it("changes the theme and keeps the choice", async () => {
    const { user, calls } = renderPage(path, {
      ...inNorthwind([aurora]),
      preferences: { update: ({ theme = null }) => ({ ...noChoices, theme }) },
    });
    await user.click(await screen.findByRole("button", { name: /Your account/ }));
    await user.click(await screen.findByRole("menuitemradio", { name: "Dark" }));
    expect(calls.find((each) => each.path === "preferences.update")?.input).toEqual({ theme: "dark" });
    expect(document.documentElement).toHaveAttribute("data-theme", "dark");
    expect(localStorage.getItem("portal-theme")).toBe("dark");
  });

  it("tells of an address that waits to be confirmed, and sends the mail again", async () => {
    const base = inNorthwind([aurora]);
    const { user } = renderPage(path, {
      ...base,
      sessions: {
        current: () => {
          const session = base.sessions.current();
          return { ...session, user: { ...session.user, emailVerified: false } };
        },
      },
      signUp: { resendVerification: ({ email }) => ({ sentTo: email }) },
    });
    expect(await screen.findByText(/Confirm mira@northwind.example/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Send it again" }));
    expect(await screen.findByText("Sent again to mira@northwind.example")).toBeVisible();
  });

  it("shows what runs on every page of its company, and tells when it has ended", async () => {
    const base = inNorthwind([aurora]);
    let isDone = false;
    const running = anImport({ status: "running", doneBytes: 410 });
    renderPage("/t/northwind/c/aurora-freight/setup", {
      ...base,
      companies: { ...base.companies, setUp: () => ({ steps: [], next: null, isHidden: false }) },
      imports: {
        list: () => ({
          imports: [isDone ? { ...running, status: "done" as const } : running],
          nextCursor: null,
        }),
      },
    });
    const job = await screen.findByRole("link", { name: /Importing leads\.csv/ });
    expect(job).toHaveTextContent("41%");
    expect(job).toHaveAttribute("href", expect.stringContaining("/c/aurora-freight/imports/"));
    // Read aloud once: what changes at every tick stands outside.
    const said = screen.getAllByRole("status").map((region) => region.textContent);
    expect(said).toContain("Importing leads.csv");
    expect(said.join()).not.toContain("%");
    isDone = true;
    expect(await screen.findByText("leads.csv is imported")).toBeVisible();
    expect(screen.queryByRole("link", { name: /Importing/ })).not.toBeInTheDocument();
  });

  it("answers for a tenant of others as for none at all", async () => {
    renderPage("/t/somebody-else/companies", {
      ...inNorthwind([]),
      tenants: {
        byId: () => {
          throw refusal("not_found", "not_found");
        },
      },
      companies: {
        list: () => {
          throw refusal("not_found", "not_found");
        },
      },
    });
    expect(await screen.findByRole("heading", { name: "There is nothing here" })).toBeVisible();
  });

  it("names the page in the tab, most particular first, and not the platform", async () => {
    renderPage(path, inNorthwind([aurora]));
    await screen.findByRole("table");
    await waitFor(() => expect(document.title).toBe("Companies · Northwind"));
  });

  it("moves the focus to the heading of the page that was gone to", async () => {
    const { user } = renderPage(path, {
      ...inNorthwind([aurora]),
      companies: { list: () => [aurora], setUp: () => ({ steps: [], next: null, isHidden: false }) },
    });
    const table = await screen.findByRole("table");
    await user.click(within(table).getByRole("link", { name: "Aurora Freight" }));
    await waitFor(() => expect(screen.getByRole("heading", { level: 1 })).toHaveFocus());
  });
});
