import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openImport, reading } from "../../testing/imports.ts";
import { refusal } from "../../testing/network.ts";
import { aCompany, anImport } from "../../testing/world.ts";

const becomes = (name: string) => screen.getByRole("combobox", { name: `${name}: Becomes` });

describe("a file that waits for its columns", () => {
  const waiting = anImport({ status: "mapping", startedAt: null, reading });

  it("shows how it was read, with samples from its cells and the guess for each column", async () => {
    openImport(waiting);
    const table = await screen.findByRole("table", { name: "Columns of the file" });
    expect(within(table).getByText("zoe@example.org · tanaka@example.jp")).toBeVisible();
    expect(within(table).getByText("Empty in the first lines")).toBeVisible();
    expect(becomes("E-Mail")).toHaveDisplayValue("E-mail");
    expect(becomes("Firma")).toHaveDisplayValue("Employer");
    expect(becomes("__proto__")).toHaveDisplayValue("Leave out");
    expect(screen.getByRole("combobox", { name: "Separated by" })).toHaveDisplayValue("Semicolon");
  });

  const check = () => screen.getByRole("button", { name: "Check the file" });

  it("is checked with the columns as they were corrected, and with what is chosen for the whole file", async () => {
    const { user, calls } = openImport(waiting, { check: () => undefined });
    await screen.findByRole("table", { name: "Columns of the file" });
    await user.selectOptions(becomes("Name"), "Leave out");
    await user.selectOptions(becomes("Firma"), "Name");
    await user.click(screen.getByRole("radio", { name: "Fill what is empty" }));
    await user.type(screen.getByRole("textbox", { name: /^Tags for everybody/ }), "Messe 2026,Neu{Enter}");
    await user.type(screen.getByRole("textbox", { name: /^Where these people/ }), "Fair in Munich ");
    await user.click(check());
    const sent = () => calls.find((call) => call.path === "imports.check")?.input;
    await expect.poll(sent).toEqual({
      importId: waiting.id,
      columns: { email: 0, name: 2 },
      existing: "fill",
      tags: ["Messe 2026", "Neu"],
      source: "Fair in Munich",
      consent: "",
    });
  });

  it("cannot be checked without an address, or with one field chosen twice, and says which", async () => {
    const { user } = openImport(waiting);
    await screen.findByRole("table", { name: "Columns of the file" });
    await user.selectOptions(becomes("E-Mail"), "Leave out");
    expect(screen.getByRole("alert")).toHaveTextContent("One column has to be the e-mail address.");
    expect(check()).toBeDisabled();
    await user.selectOptions(becomes("E-Mail"), "Name");
    await user.selectOptions(becomes("Firma"), "E-mail");
    expect(screen.getByRole("alert")).toHaveTextContent("Name is chosen twice.");
    expect(check()).toBeDisabled();
  });

  it("keeps every choice when the check is refused, and says why", async () => {
    const refuse = () => {
      throw refusal("blocked", "company_archived");
    };
    const { user } = openImport(waiting, { check: refuse });
    await screen.findByRole("table", { name: "Columns of the file" });
    await user.selectOptions(becomes("Firma"), "Status");
    await user.type(screen.getByRole("textbox", { name: /^Tags for everybody/ }), "Messe{Enter}");
    await user.click(check());
    expect(await screen.findByText(/This company is archived/)).toBeVisible();
    expect(becomes("Firma")).toHaveDisplayValue("Status");
    expect(screen.getByRole("button", { name: "Remove Messe" })).toBeVisible();
  });

  it("says that its columns are mapped as the last time, and goes back to our guess", async () => {
    const remembered = {
      ...reading,
      guess: { email: 0, tags: 2 },
      isRemembered: true,
      freshGuess: reading.guess,
    };
    const { user } = openImport({ ...waiting, reading: remembered });
    expect(await screen.findByText(/Mapped as you did the last time/)).toBeVisible();
    expect(becomes("Firma")).toHaveDisplayValue("Tags");
    await user.click(screen.getByRole("button", { name: "Use our guess instead" }));
    expect(becomes("Firma")).toHaveDisplayValue("Employer");
    expect(becomes("Name")).toHaveDisplayValue("Name");
  });

  it("of a workbook asks for the sheet, and not for letters and separators", async () => {
    const sheets = [
      { name: "Kontakte", isHidden: false },
      { name: "Alt", isHidden: true },
    ];
    const workbook = { ...waiting, reading: { ...reading, sheets, sheet: 0 } };
    const { user, calls } = openImport(workbook, { updateReading: () => reading });
    await user.selectOptions(await screen.findByRole("combobox", { name: "Sheet" }), "Alt (hidden)");
    expect(screen.queryByRole("combobox", { name: "Separated by" })).not.toBeInTheDocument();
    const sent = () => calls.find((call) => call.path === "imports.updateReading")?.input;
    await expect.poll(sent).toEqual({ importId: waiting.id, sheet: 1 });
  });

  it("asks before it is left with choices that were not checked", async () => {
    const { user, address } = openImport(waiting);
    await screen.findByRole("table", { name: "Columns of the file" });
    await user.click(screen.getByRole("radio", { name: "Leave them as they are" }));
    await user.click(screen.getByRole("link", { name: "Imports" }));
    expect(await screen.findByRole("alertdialog")).toHaveTextContent("Leave without saving?");
    expect(address()).toContain(waiting.id);
  });

  it("is shown to whoever may only look without a control, with who uploaded it", async () => {
    openImport(waiting, {}, "", aCompany({ name: "Aurora", access: "view" }));
    expect(await screen.findByText(/Mira Lind uploaded it/)).toBeVisible();
    expect(screen.queryByRole("combobox", { name: "Separated by" })).not.toBeInTheDocument();
  });

  it("is read anew with another separator", async () => {
    const { user, calls } = openImport(waiting, { updateReading: () => reading });
    await user.selectOptions(await screen.findByRole("combobox", { name: "Separated by" }), "Tab");
    const sent = () => calls.find((call) => call.path === "imports.updateReading")?.input;
    await expect.poll(sent).toMatchObject({ importId: waiting.id, delimiter: "\t" });
  });
});
