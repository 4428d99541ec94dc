import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { refusal } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, anImport, inNorthwind } from "../../testing/world.ts";

const company = aCompany({ name: "Aurora" });
const path = "/t/northwind/c/aurora/imports";

const withImports = (imports: ReturnType<typeof anImport>[], of = company) => ({
  ...inNorthwind([of]),
  imports: { list: () => ({ imports, nextCursor: null as string | null }) },
});

describe("the imports of a company", () => {
  it("lists each file with its size and choices, its state, what became of it and who brought it", async () => {
    const done = anImport({
      fileName: "Messe München.csv",
      columns: { email: 0 },
      tags: ["Messe"],
      source: "Fair",
    });
    const counted = {
      ...done,
      counts: { ...done.counts, read: 4_106, created: 2_828, updated: 12, rejected: 38 },
    };
    const waiting = anImport({ fileName: "later.csv", status: "mapping", startedAt: null });
    renderPage(path, withImports([waiting, counted]));
    const table = await screen.findByRole("table", { name: "Imports of Aurora" });
    const [, first, second] = within(table).getAllByRole("row");
    expect(first).toHaveTextContent(/later\.csv1 kB.*Waits for columns.*–.*Mira Lind/);
    expect(second).toHaveTextContent(
      /Messe München\.csv1 kB · Let the file win · Messe · Fair.*Done.*2,828 new, 12 updated · 38 left out/,
    );
    expect(within(table).getByRole("link", { name: "Messe München.csv" })).toHaveAttribute(
      "href",
      `${path}/${done.id}`,
    );
  });

  it("shows of what is under way how far it is, and of what was checked that it is ready", async () => {
    const running = anImport({ fileName: "now.csv", status: "running", doneBytes: 250 });
    const { counts } = running;
    const ready = anImport({
      fileName: "ready.csv",
      status: "mapping",
      startedAt: null,
      checked: { counts: { ...counts, created: 1 }, reasons: [], isWhole: true },
    });
    const same = anImport({
      ...ready,
      id: crypto.randomUUID(),
      checked: { counts, reasons: [], isWhole: true },
    });
    renderPage(path, withImports([running, ready, same]));
    const table = await screen.findByRole("table", { name: "Imports of Aurora" });
    expect(within(table).getByRole("progressbar")).toHaveAttribute("aria-valuenow", "25");
    expect(within(table).getByText("Ready to import")).toBeVisible();
    expect(within(table).getByText("Nothing to import")).toBeVisible();
  });

  it("tells a newcomer what an import is, with one way to begin", async () => {
    renderPage(path, withImports([]));
    expect(await screen.findByRole("heading", { name: "No imports yet" })).toBeVisible();
    expect(screen.getAllByRole("link", { name: "Import a file" })).toHaveLength(1);
  });

  it("offers none to whoever may only look, and says who can", async () => {
    renderPage(path, withImports([], aCompany({ name: "Aurora", access: "view" })));
    expect(await screen.findByText(/Somebody with work access to this company can/)).toBeVisible();
    expect(screen.queryByRole("link", { name: "Import a file" })).not.toBeInTheDocument();
  });

  it("goes on to older ones page by page", async () => {
    const list = ({ cursor }: { cursor?: string | undefined }) =>
      cursor === undefined
        ? { imports: [anImport({ fileName: "new.csv" })], nextCursor: crypto.randomUUID() as string | null }
        : { imports: [anImport({ fileName: "old.csv" })], nextCursor: null };
    const { user } = renderPage(path, { ...inNorthwind([company]), imports: { list } });
    await user.click(await screen.findByRole("button", { name: "Show more" }));
    expect(await screen.findByRole("link", { name: "old.csv" })).toBeVisible();
    expect(screen.getByRole("link", { name: "new.csv" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Show more" })).not.toBeInTheDocument();
  });

  it("says the request id of a fault, and tries again", async () => {
    let isBroken = true;
    const list = () => {
      if (isBroken) throw refusal("internal", "internal");
      return { imports: [anImport({ fileName: "back.csv" })], nextCursor: null };
    };
    const { user } = renderPage(path, { ...inNorthwind([company]), imports: { list } });
    expect(await screen.findByText("req-7f3a")).toBeVisible();
    isBroken = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("link", { name: "back.csv" })).toBeVisible();
  });
});
