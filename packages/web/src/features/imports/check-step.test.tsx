import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { counts, openImport, reading } from "../../testing/imports.ts";
import { refusal } from "../../testing/network.ts";
import { aCompany, anImport } from "../../testing/world.ts";

const waiting = anImport({
  fileName: "messe.csv",
  status: "mapping",
  startedAt: null,
  reading,
  columns: { email: 0, name: 1 },
  existing: "fill",
  tags: ["Messe"],
  source: "Fair in Munich",
});
const line = (firstLine: number, otherLine: number | null, ...cells: string[]) => ({
  firstLine,
  otherLine,
  cells,
});
const checked = {
  counts,
  isWhole: true,
  reasons: [
    {
      outcome: "rejected" as const,
      reason: "email_without_at" as const,
      count: 38,
      examples: [line(177, null, "info(at)example.org", "", "Acme", "")],
    },
    {
      outcome: "duplicate" as const,
      reason: "duplicate" as const,
      count: 20,
      examples: [line(1_009, 4, "zoe@example.org")],
    },
  ],
};
const ready = { ...waiting, checked };
const nothing = {
  ...checked,
  reasons: [],
  counts: {
    ...counts,
    read: 5,
    created: 0,
    unchanged: 5,
    duplicate: 0,
    suppressed: 0,
    blank: 0,
    rejected: 0,
  },
};

describe("a file that is being checked", () => {
  const half = { ...checked, isWhole: false, counts: { ...counts, read: 2_000, rejected: 12 } };
  const checking = {
    ...waiting,
    status: "checking" as const,
    checked: half,
    checkedBytes: 500,
    fileSizeBytes: 1000,
  };
  const progress = () => {
    throw refusal("internal", "internal");
  };

  it("shows how far it is by the bytes, says that nothing is written, and can be cancelled at once", async () => {
    const { user, calls } = openImport(checking, { progress, cancel: () => undefined });
    expect(await screen.findByRole("progressbar", { name: "Progress of the check" })).toHaveAttribute(
      "aria-valuenow",
      "50",
    );
    expect(screen.getByText(/Nothing is written/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Cancel check" }));
    await expect.poll(() => calls.some(({ path }) => path === "imports.cancel")).toBe(true);
  });

  it("goes on without a button for whoever may only look", async () => {
    openImport(checking, { progress }, "", aCompany({ name: "Aurora", access: "view" }));
    expect(await screen.findByRole("progressbar", { name: "Progress of the check" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Cancel check" })).not.toBeInTheDocument();
  });
});

describe("a file that was checked", () => {
  it("says what would happen to each line, and imports as many people as it says, as they were checked", async () => {
    const { user, calls } = openImport(ready, { run: () => undefined });
    expect(await screen.findByText(/4,106 read = 2,828 \+ 1,152 \+ 20 \+ 59 \+ 9 \+ 38/)).toBeVisible();
    expect(screen.getByText("Ready to import")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Import 2,828 people" }));
    const sent = () => calls.find((call) => call.path === "imports.run")?.input;
    await expect.poll(sent).toEqual({
      importId: waiting.id,
      columns: { email: 0, name: 1 },
      existing: "fill",
      tags: ["Messe"],
      source: "Fair in Munich",
      consent: null,
    });
  });

  it("unfolds each reason to its first lines, a repeated address with both of its lines", async () => {
    const { user } = openImport(ready);
    await user.click(await screen.findByText("The e-mail address has no @, or more than one"));
    expect(screen.getByText("Line 177")).toBeVisible();
    expect(screen.getByText("info(at)example.org · – · Acme")).toBeVisible();
    expect(screen.getByText("The first 1 of 38.")).toBeVisible();
    await user.click(screen.getByText("The address came before in this file"));
    expect(screen.getByText("Line 1,009")).toBeVisible();
    expect(screen.getByText("Same address as line 4")).toBeVisible();
  });

  it("is said once, to those who do not see it", async () => {
    openImport(ready);
    const told = await screen.findByText("messe.csv is checked: 2,828 new, 0 updated, 126 left out.");
    expect(told.closest("[role=status]")).not.toBeNull();
  });

  it("leads back to the columns, where every choice stands as it was", async () => {
    const { user, address } = openImport(ready);
    await user.click(await screen.findByRole("link", { name: "Back to columns" }));
    expect(await screen.findByRole("table", { name: "Columns of the file" })).toBeVisible();
    expect(address()).toContain("?step=columns");
    expect(screen.getByRole("combobox", { name: "Firma: Becomes" })).toHaveDisplayValue("Leave out");
    expect(screen.getByRole("radio", { name: "Fill what is empty" })).toBeChecked();
    expect(screen.getByRole("button", { name: "Remove Messe" })).toBeVisible();
    expect(screen.getByRole("textbox", { name: /^Where these people/ })).toHaveValue("Fair in Munich");
  });

  it("of which nothing is new says so, and offers to discard it instead", async () => {
    openImport({ ...waiting, checked: nothing });
    expect(await screen.findByText("Nothing would change")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Import / })).not.toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Discard file" })).toBeVisible();
    expect(screen.getByText("Every line of the file can be taken.")).toBeVisible();
  });

  it("stays where it is when the import is refused, with the reason", async () => {
    const run = () => {
      throw refusal("conflict", "import_already_started");
    };
    const { user } = openImport(ready, { run });
    await user.click(await screen.findByRole("button", { name: "Import 2,828 people" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("This import has been started already.");
  });

  it("is shown to whoever may only look without a way on", async () => {
    openImport(ready, {}, "", aCompany({ name: "Aurora", access: "view" }));
    const choices = await screen.findByRole("heading", { name: "Checked with these choices" });
    expect(within(choices.closest("section") as HTMLElement).getByText("Fair in Munich")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Import / })).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Discard file" })).not.toBeInTheDocument();
  });
});
