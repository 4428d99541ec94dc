import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { refusal } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, inNorthwind } from "../../testing/world.ts";

const path = "/t/northwind/companies";

describe("companies", () => {
  it("tells an admin without companies what they are for, with one button to begin", async () => {
    renderPage(path, inNorthwind([]));
    expect(await screen.findByRole("heading", { name: "No companies yet" })).toBeVisible();
    expect(await screen.findAllByRole("button", { name: "Add company" })).toHaveLength(1);
  });

  it("tells a member without access who can give it, and offers no button", async () => {
    renderPage(path, inNorthwind([], "member"));
    expect(await screen.findByText(/An admin of this tenant can/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Add company" })).not.toBeInTheDocument();
  });

  it("lists those in use, and the archived ones when asked", async () => {
    const companies = [
      aCompany({ name: "Aurora Freight" }),
      aCompany({ name: "Ibis Legal", status: "archived", archived: "2026-11-02T08:00:00.000Z" }),
    ];
    const { user, address } = renderPage(path, inNorthwind(companies));
    const table = await screen.findByRole("table", { name: "Companies of this tenant" });
    expect(within(table).getByRole("link", { name: "Aurora Freight" })).toHaveAttribute(
      "href",
      "/t/northwind/c/aurora-freight",
    );
    expect(within(table).queryByText("Ibis Legal")).not.toBeInTheDocument();
    await user.selectOptions(screen.getByRole("combobox", { name: "Status" }), "Archived");
    expect(await screen.findByRole("link", { name: "Ibis Legal" })).toBeVisible();
    expect(address()).toBe(`${path}?status=archived`);
  });

  it("finds by name from the address alone, so that a pasted link shows the same", async () => {
    const companies = [aCompany({ name: "Aurora Freight" }), aCompany({ name: "Delta Robotics" })];
    renderPage(`${path}?q=delta`, inNorthwind(companies));
    const table = await screen.findByRole("table");
    expect(within(table).getByText("Delta Robotics")).toBeVisible();
    expect(within(table).queryByText("Aurora Freight")).not.toBeInTheDocument();
    expect(screen.getByRole("searchbox")).toHaveValue("delta");
  });

  it("adds a company, with a workspace name that follows its name", async () => {
    const base = inNorthwind([]);
    const made: ReturnType<typeof aCompany>[] = [];
    const { user, calls } = renderPage(path, {
      ...base,
      companies: {
        list: () => made,
        add: ({ name, workspaceName }) => {
          const company = aCompany({ name, workspaceName: workspaceName ?? "" });
          made.push(company);
          return company;
        },
      },
    });
    await user.click(await screen.findByRole("button", { name: "Add company" }));
    const dialog = await screen.findByRole("dialog", { name: "Add company" });
    await user.type(within(dialog).getByLabelText("Company name"), "Görlitz Optik");
    expect(within(dialog).getByLabelText("Workspace name")).toHaveValue("gorlitz-optik");
    await user.click(within(dialog).getByRole("button", { name: "Add company" }));
    expect(await screen.findByText("Added Görlitz Optik")).toBeVisible();
    expect(await screen.findByRole("link", { name: "Görlitz Optik" })).toBeVisible();
    const sent = calls.find((call) => call.path === "companies.add");
    expect(sent?.headers.get("x-portal-tenant")).toBe("northwind");
    expect(sent?.headers.get("x-portal-client")).toBe("portal");
    expect(sent?.headers.get("idempotency-key")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("says a clash on its field and keeps what was typed", async () => {
    const base = inNorthwind([]);
    const { user } = renderPage(`${path}?add=true`, {
      ...base,
      companies: {
        ...base.companies,
        add: () => {
          throw refusal("conflict", "workspace_name_taken", { field: "workspaceName" });
        },
      },
    });
    const dialog = await screen.findByRole("dialog", { name: "Add company" });
    await user.type(within(dialog).getByLabelText("Company name"), "Aurora{Enter}");
    const field = within(dialog).getByLabelText("Workspace name");
    await waitFor(() => expect(field).toHaveAccessibleDescription(/Another company of this tenant/));
    expect(field).toBeInvalid();
    expect(field).toHaveFocus();
    expect(within(dialog).getByLabelText("Company name")).toHaveValue("Aurora");
  });

  it("refuses an empty name before anything is sent", async () => {
    const { user, calls } = renderPage(`${path}?add=true`, inNorthwind([]));
    const dialog = await screen.findByRole("dialog", { name: "Add company" });
    await user.click(within(dialog).getByRole("button", { name: "Add company" }));
    expect(within(dialog).getByLabelText("Company name")).toHaveAccessibleDescription("Fill this in.");
    expect(calls.map((call) => call.path)).not.toContain("companies.add");
  });

  it("shows the request id of a fault of ours, and tries again", async () => {
    let isBroken = true;
    const { user } = renderPage(path, {
      ...inNorthwind([]),
      companies: {
        list: () => {
          if (isBroken) throw refusal("internal", "internal");
          return [aCompany({ name: "Aurora Freight" })];
        },
      },
    });
    expect(await screen.findByText("req-7f3a")).toBeVisible();
    isBroken = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("link", { name: "Aurora Freight" })).toBeVisible();
  });
});
