import { describe, expect, test } from "vitest";
import { ownAddress } from "./own-address.ts";
import { paths } from "./paths.ts";

const { input, output } = ownAddress("nord");
const shownAs = (path: string) => output({ url: new URL(path, "https://portal.example") }).pathname;
const readAs = (path: string) => input({ url: new URL(path, "https://portal.example") }).pathname;
const filled = (path: string) => path.replace("$tenant", "nord").replaceAll(/\$\w+/g, "x");

describe("at a tenant's own address", () => {
  test("each of its pages stands without the tenant, and is found there", () => {
    const pages = Object.values(paths).filter((path) => path.startsWith(`${paths.tenant}/`));
    expect(pages.length).toBeGreaterThan(15);
    for (const page of pages.map(filled)) {
      expect(shownAs(page)).toBe(page.slice("/t/nord".length));
      expect(readAs(shownAs(page))).toBe(page);
    }
    expect(shownAs("/t/nord")).toBe("/");
  });

  test("pages of no tenant, and of another one, stay where they are", () => {
    const others = Object.values(paths).filter((path) => !path.startsWith(paths.tenant));
    for (const path of [
      ...others.map(filled),
      "/t/nordwind/companies",
      "/t/other/companies",
      "/companiesx",
    ]) {
      expect(shownAs(path)).toBe(path);
      expect(readAs(path)).toBe(path);
    }
  });
});
