import { buildWorkbook } from "@rookery/server/testing";
import { becomes, checkAndRun, choose, imported } from "./import-steps.ts";
import { axeFaults, expect, test } from "./journey.ts";

test("a workbook goes in from the sheet that somebody chooses, and an older kind of workbook says what to do", async ({
  page,
  url,
  newTenant,
  newCompany,
}) => {
  const session = await newTenant("Workbooks");
  const company = await newCompany(session, "Acme");
  const base = `${url}/t/${session.slug}/c/${company.workspaceName}`;
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const buffer = await buildWorkbook({
    shared: true,
    sheets: [
      {
        name: "Übersicht",
        rows: [
          ["Quartal", "Summe"],
          ["Q1", 12],
        ],
      },
      {
        name: "Kontakte",
        rows: [
          ["E-Mail", "Name", "Firma", "Kunde seit"],
          ["zoe@example.org", "Müller, Zoë", "Größe & Söhne", new Date("2026-01-02T00:00:00Z")],
          [{ formula: 'LOWER("ANN@example.org")', value: "ann@example.org" }, "Ann Lee", null, null],
        ],
      },
    ],
  });
  await choose(page, base, { name: "kontakte.xlsx", mimeType, buffer });
  await page.getByRole("combobox", { name: "Sheet" }).selectOption({ label: "Kontakte" });
  await expect(becomes(page, "Firma")).toHaveValue("employer");
  expect(await axeFaults(page)).toEqual([]);
  await checkAndRun(page, "2 people");
  await imported(page);
  await page.goto(`${base}/leads?q=zoe`);
  await expect(page.getByRole("row", { name: /zoe@example\.org/ })).toContainText("Müller, Zoë");

  await page.goto(`${base}/imports/new`);
  const older = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2_000)]);
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "old.xls", mimeType: "application/vnd.ms-excel", buffer: older });
  await expect(page.getByText("old.xls was not imported")).toBeVisible();
});
