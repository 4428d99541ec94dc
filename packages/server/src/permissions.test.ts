import { describe, expect, test } from "vitest";
import {
  hasPermission,
  needsWork,
  permissions,
  permissionsOf,
  roles,
  seesAllCompanies,
} from "./permissions.ts";

describe("what a role may do", () => {
  test("a member looks, works on leads and runs imports, and manages nothing", () => {
    expect(permissionsOf("member")).toEqual([
      "tenant.view",
      "companies.view",
      "leads.view",
      "leads.write",
      "imports.view",
      "imports.run",
    ]);
  });

  test("an admin manages companies and people besides", () => {
    const added = permissionsOf("admin").filter((each) => !hasPermission("member", each));
    expect(added).toEqual(["companies.manage", "companies.purge", "people.view", "people.manage"]);
  });

  test("an owner may do everything", () => {
    expect(permissionsOf("owner")).toEqual([...permissions]);
  });

  test("who stands higher may do all that those below may", () => {
    for (const [index, role] of roles.entries()) {
      const below = roles.slice(0, index).flatMap(permissionsOf);
      expect(below.filter((each) => !hasPermission(role, each))).toEqual([]);
    }
  });

  test("no permission is left that nobody holds, and none is named twice", () => {
    expect(permissions.filter((each) => !roles.some((role) => hasPermission(role, each)))).toEqual([]);
    expect(new Set(permissions).size).toBe(permissions.length);
  });
});

describe("what a member's access to a company decides", () => {
  test("what writes into a company asks for work there, what looks does not", () => {
    expect(permissions.filter(needsWork)).toEqual(["leads.write", "imports.run"]);
  });

  test("every permission of a member that is not a view asks for work, so that view access writes nothing", () => {
    const writing = permissionsOf("member").filter((each) => !each.endsWith(".view"));
    expect(writing.filter((each) => !needsWork(each))).toEqual([]);
  });

  test("a member sees the companies that they were given, an owner and an admin see all", () => {
    expect(roles.map((role) => [role, seesAllCompanies(role)])).toEqual([
      ["member", false],
      ["admin", true],
      ["owner", true],
    ]);
  });
});
