import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { counts, openImport, reading } from "../../testing/imports.ts";
import { refusal } from "../../testing/network.ts";
import { aCompany, anImport } from "../../testing/world.ts";

const rejections = () => ({ lines: [], nextCursor: null });
const done = anImport({
  fileName: "messe.csv",
  reading,
  columns: { email: 0 },
  counts: { ...counts, created: 2_800, updated: 28 },
  finishedAt: "2026-11-20T08:00:02.000Z",
  undoUntil: "2099-12-20T08:00:02.000Z",
});
const undo = {
  startedAt: "2026-11-21T08:00:00.000Z",
  finishedAt: "2026-11-21T08:00:09.000Z",
  by: "Ada Okafor",
  reversed: 2_000,
  kept: 800,
  failed: 3,
};

describe("an import that can be undone", () => {
  it("says before what is removed, what comes back, what stays and until when", async () => {
    const { user, calls } = openImport(done, { rejections, undo: () => undefined });
    await user.click(await screen.findByRole("button", { name: "Undo import" }));
    const dialog = await screen.findByRole("alertdialog", { name: "Undo the import of messe.csv?" });
    expect(dialog).toHaveTextContent("2,800 people whom it added are removed.");
    expect(dialog).toHaveTextContent("28 people whom it changed get back what stood there before.");
    expect(dialog).toHaveTextContent(/Whoever was edited since/);
    expect(dialog).toHaveTextContent(/can be undone until .*2099/);
    await user.click(within(dialog).getByRole("button", { name: "Undo import" }));
    const sent = () => calls.find((call) => call.path === "imports.undo")?.input;
    await expect.poll(sent).toEqual({ importId: done.id });
  });

  it("keeps the dialog open where it is refused, and says why", async () => {
    const refuse = () => {
      throw refusal("blocked", "undo_too_late");
    };
    const { user } = openImport(done, { rejections, undo: refuse });
    await user.click(await screen.findByRole("button", { name: "Undo import" }));
    const dialog = await screen.findByRole("alertdialog");
    await user.click(within(dialog).getByRole("button", { name: "Undo import" }));
    expect(await within(dialog).findByRole("alert")).toHaveTextContent(/undone for 30 days/);
  });

  it.each([
    ["where it is too late", { ...done, undoUntil: "2020-01-01T00:00:00.000Z" }, company("work")],
    ["where it changed nobody", { ...done, undoUntil: null }, company("work")],
    ["to whoever may only look", done, company("view")],
  ])("is not offered %s", async (_, found, of) => {
    openImport(found, { rejections }, "", of);
    expect(await screen.findByText("messe.csv is imported")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Undo import" })).not.toBeInTheDocument();
  });
});

function company(access: "work" | "view") {
  return aCompany({ name: "Aurora", access });
}

describe("an import that is being undone", () => {
  it("shows how many were taken back, left, and not possible so far", async () => {
    const moving = { ...undo, finishedAt: null, reversed: 700, kept: 7, failed: 0 };
    const progress = () => {
      throw refusal("internal", "internal");
    };
    openImport({ ...done, status: "undoing", undoUntil: null, undo: moving }, { rejections, progress });
    const bar = await screen.findByRole("progressbar", { name: "Progress of the undo" });
    expect(bar).toHaveAttribute("aria-valuenow", "25");
    expect(bar).toHaveAttribute("aria-valuetext", "707 of 2,828 people");
  });

  it("that stopped half-way says so, and can be undone again", async () => {
    const stopped = { ...undo, finishedAt: null };
    openImport({ ...done, undo: stopped, failureReason: "import_failed" }, { rejections });
    expect(await screen.findByRole("alert")).toHaveTextContent("The undo of messe.csv stopped");
    expect(screen.getByRole("button", { name: "Undo import" })).toBeVisible();
  });
});

describe("an import that was undone", () => {
  const undone = { ...done, status: "undone" as const, undoUntil: null, undo };
  const kept = ({
    outcome,
    cursor,
  }: {
    outcome?: "kept" | "failed" | undefined;
    cursor?: string | undefined;
  }) => {
    if (outcome === "failed")
      return {
        leads: [{ leadId: "f1", email: "gone@example.org", reason: "deleted_since" as const }],
        nextCursor: null,
      };
    return cursor === undefined
      ? {
          leads: [{ leadId: "k1", email: "zoe@example.org", reason: "edited_since" as const }],
          nextCursor: crypto.randomUUID() as string | null,
        }
      : {
          leads: [{ leadId: "k2", email: "late@example.org", reason: "suppressed_since" as const }],
          nextCursor: null,
        };
  };

  it("accounts for everybody: taken back, left as they are, not possible, and gone before", async () => {
    openImport(undone, { rejections, kept });
    expect(await screen.findByText("2,828 added or changed = 2,000 + 800 + 3 + 25.")).toBeVisible();
    const picture = screen.getByRole("figure", { name: "What the undo took back" });
    expect(within(picture).getByText("Already gone")).toBeVisible();
    expect(screen.getByText(/By Ada Okafor/)).toBeVisible();
  });

  it("names whom it left with the reason, page by page, and the others under an address of their own", async () => {
    const { user, address } = openImport(undone, { rejections, kept });
    expect(
      await screen.findByRole("row", { name: /zoe@example\.org Edited since the import/ }),
    ).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show more" }));
    expect(
      await screen.findByRole("row", { name: /late@example\.org Must not be written to/ }),
    ).toBeVisible();
    await user.click(screen.getByRole("tab", { name: /Could not be put back/ }));
    expect(await screen.findByRole("row", { name: /gone@example\.org Deleted since/ })).toBeVisible();
    expect(address()).toContain("?undo=failed");
  });
});
