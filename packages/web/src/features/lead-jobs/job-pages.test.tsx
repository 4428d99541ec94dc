import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { aurora, leadsPath } from "../../testing/leads.ts";
import { refusal, type Answers } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, aLeadJob, inNorthwind } from "../../testing/world.ts";

const path = `${leadsPath}/changes`;
type Job = ReturnType<typeof aLeadJob>;

function openJob(job: Job, more: NonNullable<Answers["leadJobs"]> = {}, of = aurora) {
  const base = inNorthwind([of]);
  return renderPage(`${path}/${job.id}`, {
    ...base,
    leadJobs: { ...base.leadJobs, byId: () => job, ...more },
  });
}

const exported = aLeadJob({
  kind: "export",
  change: { format: "csv", columns: null },
  counts: { done: 1_204, total: 1_204, changed: 0, failed: 0 },
  file: { name: "aurora-leads.csv", sizeBytes: 48_200, expiresAt: "2099-12-07T08:00:00.000Z", isThere: true },
});

describe("changes and exports of a company", () => {
  it("are listed with what was done, to whom, by whom and with what result", async () => {
    const jobs = [
      exported,
      aLeadJob({ filter: { statuses: ["active"] }, counts: { done: 9, total: 9, changed: 7, failed: 2 } }),
      aLeadJob({ kind: "move", filter: null, chosen: 12, change: { kind: "move", toCompanyId: aurora.id } }),
      aLeadJob({ status: "running", counts: { done: 300, total: 1_000, changed: 300, failed: 0 } }),
    ];
    const base = inNorthwind([aurora]);
    renderPage(path, { ...base, leadJobs: { list: () => ({ jobs, nextCursor: null }) } });
    const table = await screen.findByRole("table", { name: "Changes and exports of Aurora" });
    const [, file, tag, move, running] = within(table).getAllByRole("row");
    expect(file).toHaveTextContent(/Export leads as CSV.*All leads.*1,204 leads.*file until.*Mira Lind/);
    expect(tag).toHaveTextContent(
      /Add the tag vip.*All that matched a filter.*Partly done.*7 changed · 2 left out/,
    );
    expect(move).toHaveTextContent(/Move leads to Aurora.*12 chosen leads/);
    expect(running).toHaveTextContent(/Running.*300 so far/);
  });

  it("say what they are for where there are none", async () => {
    renderPage(path, inNorthwind([aurora]));
    expect(await screen.findByRole("heading", { name: "Nothing yet" })).toBeVisible();
    expect(screen.getByRole("link", { name: "Go to the leads" })).toHaveAttribute("href", leadsPath);
  });
});

describe("one job", () => {
  it("shows while it runs how far it is, and is stopped on request", async () => {
    const running = aLeadJob({
      status: "running",
      counts: { done: 41_000, total: 100_000, changed: 41_000, failed: 0 },
    });
    const { user, calls } = openJob(running, { cancel: () => undefined });
    expect(await screen.findByRole("progressbar", { name: "Progress" })).toHaveAttribute(
      "aria-valuetext",
      "41,000 of 100,000 leads",
    );
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    await waitFor(() =>
      expect(calls.find((call) => call.path === "leadJobs.cancel")?.input).toEqual({ jobId: running.id }),
    );
  });

  it("accounts for every lead when it has ended, and links to those that match now", async () => {
    openJob(
      aLeadJob({ filter: { statuses: ["active"] }, counts: { done: 10, total: 10, changed: 6, failed: 1 } }),
      { failures: () => ({ failures: [], nextCursor: null }) },
    );
    expect(await screen.findByText("As they were already")).toBeVisible();
    const numbers = [...document.querySelectorAll("main dl dd")].map((each) => each.textContent);
    expect(numbers).toEqual(["10", "6", "3", "1"]);
    expect(screen.getByRole("link", { name: "Show who matches now" })).toHaveAttribute(
      "href",
      `${leadsPath}?status=active`,
    );
  });

  it("has an export to download until it expires, and says when it has", async () => {
    openJob(exported);
    expect(await screen.findByRole("link", { name: "Download file" })).toHaveAttribute(
      "href",
      `/lead-exports/${exported.id}?tenant=northwind`,
    );
    expect(screen.getByText(/48\.2 kB · kept until/)).toBeVisible();
  });

  it("says that a file has expired", async () => {
    const file = { ...exported.file, name: "aurora-leads.csv", sizeBytes: 1, isThere: false };
    openJob({ ...exported, file: { ...file, expiresAt: "2026-11-01T08:00:00.000Z" } });
    expect(await screen.findByText(/is gone\. Export the leads again/)).toBeVisible();
    expect(screen.queryByRole("link", { name: "Download file" })).not.toBeInTheDocument();
  });

  const deleted = aLeadJob({ kind: "delete", change: { kind: "delete" }, isRestorable: true });

  it("brings deleted leads back, as a job of its own", async () => {
    const { user, address } = openJob(deleted, { restore: () => ({ jobId: "back" }) });
    await user.click(await screen.findByRole("button", { name: "Bring them back" }));
    await waitFor(() => expect(address()).toBe(`${path}/back`));
  });

  it("is not taken back by whoever may only look", async () => {
    openJob(deleted, {}, aCompany({ ...aurora, access: "view" }));
    expect(await screen.findByRole("heading", { name: "Delete leads" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Bring them back" })).not.toBeInTheDocument();
  });

  it("says why it stopped, and of one out of sight that it is not there", async () => {
    openJob(aLeadJob({ status: "failed", failureReason: "export_too_large" }));
    expect(await screen.findByText(/up to five million leads/)).toBeVisible();
  });

  it("that is another's is not told from none", async () => {
    openJob(deleted, {
      byId: () => {
        throw refusal("not_found", "not_found");
      },
    });
    expect(await screen.findByText(/does not exist, or you have no access/)).toBeVisible();
  });
});
