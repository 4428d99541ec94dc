import { expect, test } from "vitest";
import { roleFault, type RoleFacts } from "./check-server.ts";

const served: RoleFacts = {
  role: "rookery_app",
  version: "18.4",
  version_num: 180004,
  rolsuper: false,
  rolbypassrls: false,
  owns: false,
};

test.each([
  ["14.22", 140022],
  ["15.13", 150013],
  ["16.9", 160009],
  ["17.5", 170005],
])("PostgreSQL %s is too old, and the sentence says which will do", (version, version_num) => {
  expect(roleFault({ ...served, version, version_num })).toBe(
    `PostgreSQL ${version} is too old. Use 15.14, 16.10, 17.6, 18 or later; older ones leak rows past row level security.`,
  );
});

test.each([150014, 160010, 170006, 180000, 190001])("version %i is new enough", (version_num) => {
  expect(roleFault({ ...served, version_num })).toBeUndefined();
});

test.each([
  [{ rolsuper: true }, "is a superuser"],
  [{ rolbypassrls: true }, "has BYPASSRLS"],
  [{ owns: true }, "owns the tables"],
] as const)("a role that row level security would not bind is refused: %o", (facts, why) => {
  expect(roleFault({ ...served, ...facts })).toContain(`the role rookery_app ${why}`);
});
