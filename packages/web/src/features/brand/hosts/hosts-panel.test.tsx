import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { aBrand, aHost, type AnsweredHost } from "../../../testing/brand.ts";
import { refusal, type Answers } from "../../../testing/network.ts";
import { renderPage } from "../../../testing/render-page.tsx";
import { inNorthwind } from "../../../testing/world.ts";

const open = (portalHosts: NonNullable<Answers["portalHosts"]>) =>
  renderPage("/t/northwind/brand?tab=addresses", {
    ...inNorthwind([]),
    brand: { current: () => aBrand() },
    portalHosts,
  });

describe("addresses of a tenant's own", () => {
  it("are added, and show what they need in DNS", async () => {
    let hosts: AnsweredHost[] = [];
    const { user } = open({
      list: () => hosts,
      add: ({ host }) => {
        hosts = [aHost({ shown: host, checkedAt: null }, null)];
        return { id: crypto.randomUUID() };
      },
    });
    expect(await screen.findByText("No address of your own yet")).toBeVisible();
    await user.type(screen.getByRole("textbox", { name: "Name" }), "portal.kaffee.de");
    await user.click(screen.getByRole("button", { name: "Add address" }));
    const card = await screen.findByRole("region", { name: "portal.kaffee.de" });
    expect(within(card).getByText("First look under way")).toBeVisible();
    expect(within(card).getByText("portal.platform.example")).toBeVisible();
    expect(within(card).getByRole("button", { name: "Copy 203.0.113.7" })).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Name" })).toHaveValue("");
  });

  it("that are refused say why on the field, and keep what was typed", async () => {
    const { user } = open({
      list: () => [],
      add: () => {
        throw refusal("conflict", "host_exists", { field: "host" });
      },
    });
    const field = await screen.findByRole("textbox", { name: "Name" });
    await user.type(field, "portal.kaffee.de{Enter}");
    expect(await screen.findByText("This address is here already.")).toBeVisible();
    expect(field).toHaveValue("portal.kaffee.de");
    expect(field).toBeInvalid();
  });

  it("say in a sentence why they are not served, and what is seen instead", async () => {
    const found = ["shop.example"];
    open({
      list: () => [
        aHost(
          {},
          {
            state: "mismatch",
            cause: { code: "name_in_use", found: "shop.example" },
            evidence: [
              { server: "ns1.host.net", role: "authoritative", kind: "records", found, ttlSeconds: 300 },
              { server: "ns2.host.net", role: "authoritative", kind: "records", found, ttlSeconds: 300 },
            ],
          },
        ),
      ],
    });
    expect(
      await screen.findByText("This name is used for something else already: shop.example."),
    ).toBeVisible();
    expect(screen.getByText("shop.example")).toBeVisible();
    expect(screen.getByText("Waiting for its records")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Use for links" })).not.toBeInTheDocument();
  });

  it("at the top of a zone ask for addresses, since no alias can stand there", async () => {
    const host = aHost({ shown: "kaffee.de" }, null);
    const [ownership, portal] = host.records;
    if (!ownership || !portal) throw new Error("A host has two records");
    open({ list: () => [{ ...host, records: [ownership, { ...portal, name: "@" }] }] });
    expect(await screen.findByText(/kaffee.de stands at the top of its zone/)).toBeVisible();
    expect(screen.getByText("203.0.113.7")).toBeVisible();
    expect(screen.queryByText("portal.platform.example")).not.toBeInTheDocument();
  });

  it("are looked at when asked, and say when they were asked too often", async () => {
    const { user } = open({
      list: () => [aHost({ verifiedAt: "2026-11-20T08:00:00.000Z" })],
      check: () => {
        throw refusal("limited", "too_many_requests", { retryAfterSeconds: 240 });
      },
    });
    await user.click(await screen.findByRole("button", { name: "Check now: portal.kaffee.de" }));
    expect(await screen.findByText(/You can look again in 4 minutes/)).toBeVisible();
  });

  it("carry the links in mails when they are chosen, and name what goes with them", async () => {
    const verifiedAt = "2026-11-20T08:00:00.000Z";
    let hosts = [aHost({ verifiedAt })];
    const { user } = open({
      list: () => hosts,
      setMain: () => {
        hosts = [aHost({ verifiedAt, isMain: true })];
      },
      remove: () => {
        hosts = [];
      },
    });
    await user.click(await screen.findByRole("button", { name: "Use for links" }));
    expect(await screen.findByText("Used for links")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Remove portal.kaffee.de" }));
    const dialog = await screen.findByRole("alertdialog");
    expect(within(dialog).getByText("Sessions opened there end at once.")).toBeVisible();
    expect(within(dialog).getByText(/Links in mails lead to another address/)).toBeVisible();
    await user.click(within(dialog).getByRole("button", { name: "Remove" }));
    expect(await screen.findByText("Removed portal.kaffee.de")).toBeVisible();
    await waitFor(() =>
      expect(screen.queryByRole("region", { name: "portal.kaffee.de" })).not.toBeInTheDocument(),
    );
  });
});
