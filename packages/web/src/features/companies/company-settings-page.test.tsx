import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { describe, expect, it } from "vitest";
import { network, refusal } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, inNorthwind } from "../../testing/world.ts";

const path = "/t/northwind/companies/aurora-freight/settings";
const members = () => [
  {
    id: "m1",
    name: "Mira Lind",
    email: "mira@northwind.example",
    role: "admin" as const,
    access: "all" as const,
  },
  {
    id: "m2",
    name: "Tom Osei",
    email: "tom@northwind.example",
    role: "member" as const,
    access: "view" as const,
  },
];

const withAurora = (facts: Partial<ReturnType<typeof aCompany>> = {}) => {
  const aurora = aCompany({ name: "Aurora Freight", ...facts });
  const base = inNorthwind([aurora]);
  return { aurora, base: { ...base, companies: { ...base.companies, members } } };
};

describe("settings of a company", () => {
  it("saves what was changed under the version that was seen", async () => {
    const { aurora, base } = withAurora({ version: 4 });
    const { user, calls } = renderPage(path, {
      ...base,
      companies: { ...base.companies, update: ({ name }) => ({ ...aurora, name, version: 5 }) },
    });
    const name = await screen.findByLabelText("Company name");
    expect(screen.getByRole("button", { name: "Save changes" })).toBeDisabled();
    await user.clear(name);
    await user.type(name, "Aurora Cargo{Enter}");
    expect(await screen.findByText("Saved Aurora Cargo")).toBeVisible();
    const sent = calls.find((call) => call.path === "companies.update");
    expect(sent?.input).toMatchObject({ companyId: aurora.id, name: "Aurora Cargo", version: 4 });
  });

  it("keeps what was typed when somebody else saved first, and loads their version when asked", async () => {
    const { aurora, base } = withAurora();
    let saved = aurora;
    const { user } = renderPage(path, {
      ...base,
      companies: {
        ...base.companies,
        list: () => [saved],
        update: () => {
          saved = { ...aurora, industry: "Shipping", version: 2 };
          throw refusal("conflict", "changed_meanwhile");
        },
      },
    });
    const industry = await screen.findByLabelText(/Industry/);
    await user.type(industry, "Logistics{Enter}");
    expect(await screen.findByText(/Somebody changed this while you were editing/)).toBeVisible();
    expect(industry).toHaveValue("Logistics");
    await user.click(screen.getByRole("button", { name: "Load their version" }));
    await waitFor(() => expect(industry).toHaveValue("Shipping"));
    expect(screen.queryByText(/Somebody changed this/)).not.toBeInTheDocument();
  });

  it("asks before changes are left unsaved", async () => {
    const { base } = withAurora();
    const { user, address } = renderPage(path, base);
    await user.type(await screen.findByLabelText("Company name"), " Ltd");
    await user.click(screen.getAllByRole("link", { name: "Companies" })[0] as HTMLElement);
    const dialog = await screen.findByRole("alertdialog", { name: "Leave without saving?" });
    await user.click(within(dialog).getByRole("button", { name: "Cancel" }));
    expect(address()).toBe(path);
    expect(screen.getByLabelText("Company name")).toHaveValue("Aurora Freight Ltd");
  });

  it("archives at once and offers to undo", async () => {
    const { aurora, base } = withAurora();
    let status: "active" | "archived" = "active";
    const { user } = renderPage(path, {
      ...base,
      companies: {
        ...base.companies,
        list: () => [{ ...aurora, status }],
        archive: () => void (status = "archived"),
        restore: () => void (status = "active"),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Archive company" }));
    expect(await screen.findByRole("button", { name: "Restore company" })).toBeVisible();
    expect(screen.getByLabelText("Company name")).toBeDisabled();
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByText("Restored Aurora Freight")).toBeVisible();
    expect(await screen.findByRole("button", { name: "Archive company" })).toBeVisible();
  });

  it("writes out what a purge removes, and waits for the name", async () => {
    const { aurora, base } = withAurora({ status: "archived", archived: "2026-11-02T08:00:00.000Z" });
    let companies = [aurora];
    const { user, calls, address } = renderPage(path, {
      ...base,
      companies: {
        ...base.companies,
        list: () => companies,
        purgePreview: () =>
          ({
            name: aurora.name,
            isArchived: true,
            hasLogo: false,
            goes: [
              { table: "leads", rows: 10_000, isMore: true },
              { table: "imports", rows: 3, isMore: false },
            ],
          }) as never,
        purge: () => {
          companies = [];
        },
      },
    });
    await user.click(await screen.findByRole("button", { name: "Delete for good" }));
    const dialog = await screen.findByRole("alertdialog", { name: "Delete Aurora Freight for good?" });
    expect(await within(dialog).findByText("more than 10,000")).toBeVisible();
    const confirm = within(dialog).getByRole("button", { name: "Delete for good" });
    await user.type(within(dialog).getByRole("textbox"), "aurora freight");
    expect(confirm).toBeDisabled();
    await user.clear(within(dialog).getByRole("textbox"));
    await user.type(within(dialog).getByRole("textbox"), "Aurora Freight");
    await user.click(confirm);
    // The page under the toast changes, and the toast may be drawn anew with it.
    await waitFor(() => expect(screen.getByText("Deleted Aurora Freight")).toBeVisible());
    await waitFor(() => expect(address()).toBe("/t/northwind/companies"));
    expect(calls.find((call) => call.path === "companies.purge")?.input).toEqual({
      companyId: aurora.id,
      typedName: "Aurora Freight",
    });
  });

  it("gives a member access, and takes it back where the server refuses", async () => {
    const { base } = withAurora();
    const { user } = renderPage(path, {
      ...base,
      companies: {
        ...base.companies,
        setAccess: () => {
          throw refusal("forbidden", "no_permission");
        },
      },
    });
    const access = await screen.findByRole("combobox", { name: "Access of Tom Osei" });
    expect(access).toHaveDisplayValue("View");
    await user.selectOptions(access, "Work");
    expect(await screen.findByText(/Your role does not allow this/)).toBeVisible();
    await waitFor(() => expect(access).toHaveDisplayValue("View"));
    expect(screen.getByText("Everything, by role")).toBeVisible();
  });

  it("sends a logo as the body of its own request and says why one is refused", async () => {
    const { aurora, base } = withAurora();
    network.use(
      http.post("*/uploads/logo", ({ request }) => {
        expect(new URL(request.url).searchParams.get("company")).toBe(aurora.id);
        expect(request.headers.get("x-portal-tenant")).toBe("northwind");
        const data = { code: "invalid", reason: "logo_not_an_image", requestId: "req-1" };
        return HttpResponse.json({ error: { data } }, { status: 400 });
      }),
    );
    const { user } = renderPage(path, base);
    await screen.findByRole("button", { name: "Upload logo" });
    const input = document.querySelector<HTMLInputElement>("input[type=file]");
    await user.upload(input ?? document.body, new File(["<svg/>"], "logo.png", { type: "image/png" }));
    expect(await screen.findByText(/This file is not a PNG, JPEG or WebP picture/)).toBeVisible();
  });

  it("shows a member what is there and no way to change it", async () => {
    renderPage(path, inNorthwind([aCompany({ name: "Aurora Freight" })], "member"));
    expect(await screen.findByText(/Only admins and the owner/)).toBeVisible();
    expect(screen.getByLabelText("Company name")).toBeDisabled();
    expect(screen.queryByRole("button", { name: "Save changes" })).not.toBeInTheDocument();
    expect(screen.queryByRole("heading", { name: "Archive or delete" })).not.toBeInTheDocument();
  });

  it("tells of a company that is not there without leaving the shell", async () => {
    renderPage("/t/northwind/companies/nobody/settings", inNorthwind([]));
    expect(await screen.findByRole("heading", { name: "There is nothing here" })).toBeVisible();
    expect(screen.getByRole("navigation", { name: "Main" })).toBeVisible();
  });
});
