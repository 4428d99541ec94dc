import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { drawDiagrams, withDiagrams } from "../src/diagram.ts";
import { createTestDatabase, type TestDatabase } from "../src/testing/index.ts";
import { walls } from "./walls.ts";

const docs = fileURLToPath(new URL("../../../docs", import.meta.url));
const page = readFileSync(`${docs}/data-model.md`, "utf8");
let world: TestDatabase;
beforeAll(async () => {
  world = await createTestDatabase(inject("databaseServer"));
});
afterAll(() => world.drop());

describe("docs/data-model.md", () => {
  test("shows the database as it is (mend with `pnpm db:diagram`)", async () => {
    expect(page).toBe(withDiagrams(page, await drawDiagrams(world.superuser)));
  });

  test("says what every table is for, with the wall that it has", () => {
    const told = [...page.matchAll(/^\| `(\w+)` +\| (\w+) +\| \S.*\|$/gm)].map(
      ([, table, wall]) => `${table}: ${wall}`,
    );
    const real = Object.entries(walls).map(([table, { wall }]) => `${table}: ${wall}`);
    expect(told.sort()).toEqual(real.sort());
  });
});

test("the index of decisions names each of them, with its title", () => {
  const folder = `${docs}/decisions`;
  const titles = readdirSync(folder)
    .filter((name) => /^\d{3}-.*\.md$/.test(name))
    .sort()
    .map((name) => `- [${/^# (.*)$/m.exec(readFileSync(`${folder}/${name}`, "utf8"))?.[1]}](${name})`);
  const listed = readFileSync(`${folder}/README.md`, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("- ["));
  expect(listed).toEqual(titles);
});
