import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { counts, openImport, reading } from "../../testing/imports.ts";
import { refusal } from "../../testing/network.ts";
import { anImport } from "../../testing/world.ts";

describe("an import that has ended", () => {
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
    openImport(done, { rejections });
    expect(await screen.findByText(/4,106 read = 2,828 \+ 1,152 \+ 20 \+ 59 \+ 9 \+ 38/)).toBeVisible();
    const row = await screen.findByRole("row", { name: /177/ });
    expect(row).toHaveTextContent("The e-mail address has no @, or more than one");
    expect(row).toHaveTextContent("info(at)example.org · – · Acme");
    expect(screen.getByRole("link", { name: "Download rejected lines" })).toHaveAttribute(
      "href",
      `/imports/${done.id}/rejected.csv?tenant=northwind`,
    );
  });

  it("shows who chose what, and gives the uploaded file back as long as it is kept", async () => {
    const chosen = {
      ...done,
      reading,
      columns: { email: 0, employer: 2 },
      existing: "skip" as const,
      tags: ["Messe"],
      source: "Fair in Munich",
      consent: null,
      fileKeptUntil: "2026-12-20T08:00:02.000Z",
    };
    openImport(chosen, { rejections });
    const heading = await screen.findByRole("heading", { name: "Choices of this import" });
    const choices = heading.closest("section");
    for (const words of [
      "As Mira Lind made them.",
      "Leave them as they are",
      "Fair in Munich",
      "Firma becomes Employer",
    ])
      expect(choices).toHaveTextContent(words);
    expect(choices).toHaveTextContent(/Why you may write to themNot given/);
    expect(screen.getByText(/The uploaded file is kept until .*2026/)).toBeVisible();
    expect(screen.getByRole("link", { name: "Download the uploaded file" })).toHaveAttribute(
      "href",
      `/imports/${done.id}/file?tenant=northwind`,
    );
  });

  it("says of the uploaded file that it is no longer kept", async () => {
    openImport({ ...done, hasFile: false }, { rejections });
    expect(await screen.findByText(/The uploaded file is no longer kept/)).toBeVisible();
    expect(screen.queryByRole("link", { name: "Download the uploaded file" })).not.toBeInTheDocument();
  });

  it("names for a repeated address the line on which it stood first, under an address of its own", async () => {
    const twice = () => ({
      lines: [line(9, { reason: "duplicate" as const, otherLine: 4 })],
      nextCursor: null,
    });
    const { user, address, calls } = openImport(done, { rejections: twice });
    await user.click(await screen.findByRole("tab", { name: /Twice in the file/ }));
    expect(await screen.findByText("Same address as line 4")).toBeVisible();
    expect(address()).toContain("?lines=duplicate");
    expect(calls.at(-1)?.input).toMatchObject({ importId: done.id, outcome: "duplicate" });
    expect(screen.getByRole("link", { name: "Download these lines" })).toHaveAttribute(
      "href",
      `/imports/${done.id}/rejected.csv?tenant=northwind&outcome=duplicate`,
    );
  });

  it("says why it stopped and that nothing before that is lost", async () => {
    const stopped = { ...done, status: "failed" as const, failureReason: "file_gone" as const };
    openImport(stopped, { rejections });
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
    openImport(refused);
    expect(await screen.findByRole("alert")).toHaveTextContent("list.csv was not imported");
    expect(screen.getByRole("button", { name: "Choose a file" })).toBeVisible();
  });

  it("of another company is not there, which is all that is said", async () => {
    const byId = () => {
      throw refusal("not_found", "not_found");
    };
    openImport(done, { byId });
    await waitFor(() => expect(screen.getByRole("alert")).toBeVisible());
    expect(screen.queryByText("messe.csv")).not.toBeInTheDocument();
  });
});
