import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { refusal, type Answers } from "../../testing/network.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { aCompany, anImport, inNorthwind } from "../../testing/world.ts";

type Shown = ReturnType<typeof anImport>;
type Reading = NonNullable<Shown["reading"]>;

const company = aCompany({ name: "Aurora" });

const column = (header: string, ...samples: string[]) => ({ header, samples });

const reading: Reading = {
  encoding: "utf-8",
  delimiter: ";",
  hasHeader: true,
  hasSeparatorLine: false,
  columns: [
    column("E-Mail", "zoe@example.org", "tanaka@example.jp"),
    column("Name", "Müller, Zoë", "田中"),
    column("Firma", "Größe & Söhne"),
    column("__proto__"),
  ],
  guess: { email: 0, name: 1, employer: 2 },
};

/** Opens the page of one import, as the server shows it; `more` are the answers beside that. */
function open(found: Shown, more: NonNullable<Answers["imports"]> = {}, search = "") {
  const base = inNorthwind([company]);
  return renderPage(`/t/northwind/c/aurora/imports/${found.id}${search}`, {
    ...base,
    imports: { ...base.imports, byId: () => found, ...more },
  });
}

const becomes = (name: string) => screen.getByRole("combobox", { name: `${name}: Becomes` });

describe("a file that waits for its columns", () => {
  const waiting = anImport({ status: "mapping", startedAt: null, reading });

  it("shows how it was read, with samples from its cells and the guess for each column", async () => {
    open(waiting);
    const table = await screen.findByRole("table", { name: "Columns of the file" });
    expect(within(table).getByText("zoe@example.org · tanaka@example.jp")).toBeVisible();
    expect(within(table).getByText("Empty in the first lines")).toBeVisible();
    expect(becomes("E-Mail")).toHaveDisplayValue("E-mail");
    expect(becomes("Firma")).toHaveDisplayValue("Employer");
    expect(becomes("__proto__")).toHaveDisplayValue("Leave out");
    expect(screen.getByRole("combobox", { name: "Separated by" })).toHaveDisplayValue("Semicolon");
  });

  it("is imported with the columns as they were corrected", async () => {
    const { user, calls } = open(waiting, { run: () => undefined });
    await screen.findByRole("table", { name: "Columns of the file" });
    await user.selectOptions(becomes("Name"), "Leave out");
    await user.selectOptions(becomes("Firma"), "Name");
    await user.click(screen.getByRole("button", { name: "Import into Aurora" }));
    const sent = () => calls.find((call) => call.path === "imports.run")?.input;
    await expect.poll(sent).toEqual({ importId: waiting.id, columns: { email: 0, name: 2 } });
  });

  it("cannot start without an address, or with one field chosen twice, and says which", async () => {
    const { user } = open(waiting);
    await screen.findByRole("table", { name: "Columns of the file" });
    const start = screen.getByRole("button", { name: "Import into Aurora" });
    await user.selectOptions(becomes("E-Mail"), "Leave out");
    expect(screen.getByRole("alert")).toHaveTextContent("One column has to be the e-mail address.");
    expect(start).toBeDisabled();
    await user.selectOptions(becomes("E-Mail"), "Name");
    await user.selectOptions(becomes("Firma"), "E-mail");
    expect(screen.getByRole("alert")).toHaveTextContent("Name is chosen twice.");
    expect(start).toBeDisabled();
  });

  it("keeps the choice when the start is refused, and says why", async () => {
    const run = () => {
      throw refusal("blocked", "company_archived");
    };
    const { user } = open(waiting, { run });
    await screen.findByRole("table", { name: "Columns of the file" });
    await user.selectOptions(becomes("Firma"), "Status");
    await user.click(screen.getByRole("button", { name: "Import into Aurora" }));
    expect(await screen.findByText(/This company is archived/)).toBeVisible();
    expect(becomes("Firma")).toHaveDisplayValue("Status");
  });

  it("is read anew with another separator", async () => {
    const { user, calls } = open(waiting, { updateReading: () => reading });
    await user.selectOptions(await screen.findByRole("combobox", { name: "Separated by" }), "Tab");
    const sent = () => calls.find((call) => call.path === "imports.updateReading")?.input;
    await expect.poll(sent).toMatchObject({ importId: waiting.id, delimiter: "\t" });
  });
});

describe("an import that has ended", () => {
  const counts = {
    read: 4_106,
    created: 2_828,
    updated: 0,
    unchanged: 1_152,
    duplicate: 20,
    suppressed: 59,
    blank: 9,
    rejected: 38,
  };
  const done = anImport({ fileName: "messe.csv", counts, finishedAt: "2026-11-20T08:00:02.000Z" });
  const line = (firstLine: number, facts: object = {}) => ({
    firstLine,
    lastLine: firstLine,
    reason: "email_without_at" as const,
    otherLine: null,
    cells: ["info(at)example.org", "", "Acme", ""],
    ...facts,
  });
  const rejections = () => ({ lines: [line(177)], nextCursor: null });

  it("accounts for every line, and lists those that were rejected with number, reason and content", async () => {
    open(done, { rejections });
    expect(await screen.findByText(/4,106 read = 2,828 \+ 1,152 \+ 20 \+ 59 \+ 9 \+ 38/)).toBeVisible();
    const row = await screen.findByRole("row", { name: /177/ });
    expect(row).toHaveTextContent("The e-mail address has no @, or more than one");
    expect(row).toHaveTextContent("info(at)example.org · – · Acme");
    expect(screen.getByRole("link", { name: "Download rejected lines" })).toHaveAttribute(
      "href",
      `/imports/${done.id}/rejected.csv?tenant=northwind`,
    );
  });

  it("names for a repeated address the line on which it stood first, under an address of its own", async () => {
    const twice = () => ({
      lines: [line(9, { reason: "duplicate" as const, otherLine: 4 })],
      nextCursor: null,
    });
    const { user, address, calls } = open(done, { rejections: twice });
    await user.click(await screen.findByRole("tab", { name: /Twice in the file/ }));
    expect(await screen.findByText("Same address as line 4")).toBeVisible();
    expect(address()).toContain("?lines=duplicate");
    expect(calls.at(-1)?.input).toMatchObject({ importId: done.id, outcome: "duplicate" });
  });

  it("says why it stopped and that nothing before that is lost", async () => {
    const stopped = { ...done, status: "failed" as const, failureReason: "file_gone" as const };
    open(stopped, { rejections });
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("The import of messe.csv stopped");
    expect(alert).toHaveTextContent("The uploaded file is no longer kept");
    expect(alert).toHaveTextContent("What was imported before that stays");
  });

  it("says of a file that was not taken why, and takes another at once", async () => {
    const refused = anImport({
      fileName: "list.csv",
      status: "failed",
      startedAt: null,
      failureReason: "file_is_spreadsheet",
    });
    open(refused);
    expect(await screen.findByRole("alert")).toHaveTextContent("list.csv was not imported");
    expect(screen.getByRole("button", { name: "Choose a file" })).toBeVisible();
  });

  it("of another company is not there, which is all that is said", async () => {
    const byId = () => {
      throw refusal("not_found", "not_found");
    };
    open(done, { byId });
    await waitFor(() => expect(screen.getByRole("alert")).toBeVisible());
    expect(screen.queryByText("messe.csv")).not.toBeInTheDocument();
  });
});
