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
  test("is this and nothing else", () => {
    const member = [
      "tenant.view",
      "companies.view",
      "people.view",
      "templates.view",
      "templates.write",
      "people.invite",
      "policies.view",
      "domains.view",
      "emailAccounts.view",
      "emailAccounts.write",
      "leads.view",
      "leads.write",
      "imports.view",
      "imports.run",
    ];
    const manages = [
      "companies.manage",
      "companies.purge",
      "domains.manage",
      "people.manage",
      "policies.manage",
      "settings.view",
      "settings.manage",
      "brand.manage",
      "suppressions.view",
      "suppressions.manage",
    ];
    expect(new Set(permissionsOf("member"))).toEqual(new Set(member));
    expect(new Set(permissionsOf("admin"))).toEqual(new Set([...member, ...manages]));
    expect(permissionsOf("owner")).toEqual([...permissions]);
  });

  test("grows with the role", () => {
    const [weak = [], middle = [], strong = []] = roles.map(permissionsOf);
    expect(weak.filter((permission) => !middle.includes(permission))).toEqual([]);
    expect(middle.filter((permission) => !strong.includes(permission))).toEqual([]);
    expect(weak.length).toBeLessThan(middle.length);
  });

  test("is told the same one by one and as a list", () => {
    for (const role of roles) {
      const one = permissions.filter((permission) => hasPermission(role, permission));
      expect(permissionsOf(role)).toEqual(one);
    }
  });

  test("includes nothing that a page may make up", () => {
    for (const made of ["", "owner", "*", "companies.*", "constructor", "__proto__", "has"])
      for (const role of roles) expect(hasPermission(role, made as "tenant.view")).toBe(false);
  });

  test("writes in a company only where access is work", () => {
    expect(permissions.filter(needsWork)).toEqual([
      "emailAccounts.write",
      "leads.write",
      "imports.run",
      "templates.write",
    ]);
  });

  test("every permission of a member that names a verb of writing needs work", () => {
    const verbs = /\.(write|run|manage|add|remove|send|purge)$/;
    const writing = permissionsOf("member").filter((permission) => verbs.test(permission));
    expect(writing.filter((permission) => !needsWork(permission))).toEqual([]);
  });

  test("shows all companies to owner and admin, and to a member those of their own", () => {
    expect(roles.filter(seesAllCompanies)).toEqual(["admin", "owner"]);
  });
});
