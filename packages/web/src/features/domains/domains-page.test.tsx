import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { aDomain } from "../../testing/domains.ts";
import { refusal, type Answers } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, inNorthwind } from "../../testing/world.ts";

const company = aCompany({ name: "Aurora" });
type Listed = Awaited<ReturnType<NonNullable<NonNullable<Answers["domains"]>["list"]>>>[number];

const listed = (facts: Partial<Listed>): Listed => ({
  id: crypto.randomUUID(),
  domain: "kaffee.de",
  unicode: "kaffee.de",
  status: "verified",
  isPrimary: false,
  isDegraded: false,
  checkedAt: "2026-11-25T08:00:00.000Z",
  states: { verified: 6 },
  ...facts,
});

const open = (domains: Answers["domains"], role: "admin" | "member" = "admin") =>
  renderPage("/t/northwind/c/aurora/domains", { ...inNorthwind([company], role), domains: { ...domains } });

describe("the domains of a company", () => {
  it("show how each stands at a glance, in its own script", async () => {
    open({
      list: () => [
        listed({ isPrimary: true }),
        listed({
          domain: "xn--bcher-kva.de",
          unicode: "bücher.de",
          isDegraded: true,
          states: { verified: 4, missing: 2 },
        }),
        listed({ domain: "neu.de", unicode: "neu.de", status: "pending", checkedAt: null, states: null }),
      ],
    });
    const table = await screen.findByRole("table", { name: "Domains of Aurora" });
    expect(
      within(table).getByRole("row", { name: /kaffee\.de First.*Verified.*6 of 6 stand/ }),
    ).toBeVisible();
    expect(within(table).getByRole("row", { name: /bücher\.de.*Degraded.*4 of 6 stand/ })).toBeVisible();
    expect(within(table).getByRole("row", { name: /neu\.de.*Waiting for DNS.*Not yet/ })).toBeVisible();
  });

  it("begin with one button, and tell a member who can", async () => {
    open({ list: () => [] });
    expect(await screen.findByRole("button", { name: "Add domain" })).toBeVisible();
  });

  it("tell a member without domains who can add one", async () => {
    open({ list: () => [] }, "member");
    expect(await screen.findByText(/An admin of this tenant can/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Add domain" })).not.toBeInTheDocument();
  });

  it("take a new one, leaving mail where it is, and open its guide", async () => {
    const domain = aDomain({ checkedAt: null, records: [] });
    const added = { id: domain.id, domain: domain.domain };
    const add = vi.fn<(input: { domain: string }) => typeof added>(() => added);
    const { user, address } = open({ list: () => [], add, byId: () => domain, history: () => [] });
    await screen.findByText("No domains yet");
    await user.click(await screen.findByRole("button", { name: "Add domain" }));
    const dialog = await screen.findByRole("dialog", { name: "Add domain" });
    expect(within(dialog).getByRole("radio", { name: /Somebody else, as now/ })).toBeChecked();
    await user.type(within(dialog).getByRole("textbox", { name: "Domain" }), "kaffee.de{Enter}");
    expect(await screen.findByText("We are looking at your DNS for the first time.")).toBeVisible();
    expect(add.mock.calls[0]).toMatchObject([{ domain: "kaffee.de", receivesHere: false }]);
    expect(address()).toContain(`/domains/${domain.id}`);
  });

  it("say on the field what is wrong with a name, and keep it", async () => {
    const { user } = open({
      list: () => [],
      add: () => {
        throw refusal("invalid", "name_is_public_suffix", { field: "domain" });
      },
    });
    await screen.findByText("No domains yet");
    await user.click(screen.getByRole("button", { name: "Add domain" }));
    const field = await screen.findByRole("textbox", { name: "Domain" });
    await user.type(field, "co.uk{Enter}");
    expect(await screen.findByText(/nobody owns it/)).toBeVisible();
    expect(field).toHaveValue("co.uk");
    expect(field).toBeInvalid();
  });
});
