import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { aDomain } from "../../testing/domains.ts";
import { refusal, type Answers } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";

const token = "x".repeat(43);
const { id: _, companyId: __, keys: ___, readiness: ____, ladder: _____, ...guide } = aDomain();
const opened = { ...guide, tenantName: "Nordlicht & Söhne", expiresAt: "2100-01-01T00:00:00.000Z" };

const open = (handoffs: Answers["handoffs"]) => renderPage(`/dns/${token}`, { handoffs: { ...handoffs } });

describe("the page behind a link", () => {
  it("shows somebody without an account what to publish, and whose it is", async () => {
    open({ open: () => opened });
    expect(await screen.findByRole("heading", { name: "DNS records for kaffee.de" })).toBeVisible();
    expect(screen.getByText("Nordlicht & Söhne")).toBeVisible();
    expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuetext", "1 of 2 records stand.");
    expect(screen.getByText("Your SPF record does not list our servers.")).toBeVisible();
    expect(document.title).toBe("DNS records for kaffee.de · Nordlicht & Söhne");
    expect(document.body).not.toHaveTextContent("Rookery");
  });

  it("has a look taken when they have published something", async () => {
    const check = vi.fn<(input: { token: string }) => void>();
    const { user } = open({ open: () => opened, check });
    await user.click(await screen.findByRole("button", { name: "Check now" }));
    await waitFor(() => expect(check.mock.calls[0]).toEqual([{ token }]));
  });

  it("says when there is nothing left to do", async () => {
    const records = opened.records.filter(({ verdict }) => verdict?.state === "verified");
    open({ open: () => ({ ...opened, records }) });
    expect(await screen.findByText(/There is nothing left to do/)).toBeVisible();
  });

  it("says that the link has ended, without saying whose it was", async () => {
    open({
      open: () => {
        throw refusal("not_found", "not_found");
      },
    });
    expect(await screen.findByRole("heading", { name: "This link does not open any more" })).toBeVisible();
  });
});
