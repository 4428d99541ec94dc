import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, inNorthwind } from "../../testing/world.ts";

const path = "/t/northwind/c/aurora-freight/setup";

type Step = "address" | "profile" | "leads" | "colleague";

function withSteps(done: Step[], options: { isHidden?: boolean; role?: "admin" | "member" } = {}) {
  const base = inNorthwind([aCompany({ name: "Aurora Freight" })], options.role);
  const steps = (["address", "profile", "leads", "colleague"] as const).map((step) => ({
    step,
    isDone: done.includes(step),
    missing: step === "profile" ? (["industry", "companySize"] as const) : [],
  }));
  const setUp = {
    steps: steps.map((each) => ({ ...each, missing: [...each.missing] })),
    next: steps.find((each) => !each.isDone)?.step ?? null,
    isHidden: options.isHidden ?? false,
  };
  return { ...base, companies: { ...base.companies, setUp: () => setUp } };
}

describe("set-up of a company", () => {
  it("says how far it is, the next step and what of it is open", async () => {
    renderPage(path, withSteps(["address"]));
    expect(await screen.findByRole("progressbar", { name: "1 of 4 done" })).toBeVisible();
    const next = screen.getByText("Next").closest("li") as HTMLElement;
    expect(within(next).getByText(/Still open: industry and size/)).toBeVisible();
    expect(within(next).getByRole("link", { name: "Complete profile" })).toHaveAttribute(
      "href",
      "/t/northwind/companies/aurora-freight/settings",
    );
  });

  it("leads to the import when that is next", async () => {
    renderPage(path, withSteps(["address", "profile"]));
    expect(await screen.findByRole("link", { name: "Import a file" })).toHaveAttribute(
      "href",
      "/t/northwind/c/aurora-freight/imports/new",
    );
  });

  it("tells a member who can do what they cannot", async () => {
    renderPage(path, withSteps(["address"], { role: "member" }));
    expect(await screen.findByText(/An admin or the owner of the tenant can do this/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Hide set-up" })).not.toBeInTheDocument();
  });

  it("is out of sight once hidden, and comes back", async () => {
    let isHidden = false;
    const base = withSteps(["address"]);
    const { user } = renderPage(path, {
      ...base,
      companies: {
        ...base.companies,
        setUp: () => ({ ...base.companies.setUp(), isHidden }),
        hideSetUp: () => void (isHidden = true),
        showSetUp: () => void (isHidden = false),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Hide set-up" }));
    expect(await screen.findByText("Set-up is hidden for this company")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show set-up" }));
    expect(await screen.findByText("Complete the profile")).toBeVisible();
  });

  it("asks for nothing when all is done", async () => {
    renderPage(path, withSteps(["address", "profile", "leads", "colleague"]));
    expect(await screen.findByRole("heading", { level: 1, name: "Aurora Freight is set up" })).toBeVisible();
    expect(screen.queryByRole("progressbar")).not.toBeInTheDocument();
  });
});
