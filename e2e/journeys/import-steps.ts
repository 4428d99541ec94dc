import type { Page } from "@playwright/test";
import { expect, type leadFile } from "./journey.ts";

export type GivenFile = ReturnType<typeof leadFile>;

export const becomes = (page: Page, column: string) =>
  page.getByRole("combobox", { name: `${column}: Becomes`, exact: true });

export const imported = (page: Page) =>
  expect(page.getByRole("link", { name: "Show leads" })).toBeVisible({ timeout: 60_000 });

/** Chooses a file and waits for its columns. */
export async function choose(page: Page, base: string, file: GivenFile): Promise<void> {
  await page.goto(`${base}/imports/new`);
  // A large one takes its time on the way into the browser.
  await page.locator("input[type=file]").setInputFiles(file, { timeout: 60_000 });
  await expect(page.getByRole("heading", { name: "Which column is what" })).toBeVisible({ timeout: 30_000 });
}

export async function checkAndRun(page: Page, people: string): Promise<void> {
  await page.getByRole("button", { name: "Check the file" }).click();
  await page.getByRole("button", { name: `Import ${people}` }).click({ timeout: 60_000 });
}
