import { createTestDatabase, rows, type TestDatabase } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { runCommand } from "../../testing/run-command.ts";
import { addStaffMember } from "./add-staff-member.ts";
import { staffPermissions } from "./staff-roles.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(inject("databaseServer"));
});
afterAll(() => database.drop());

const run = (...args: string[]) => runCommand(database, "staff-add", { args });

const powersOf = async (userId: string): Promise<string[]> => {
  const { rows: found } = await database.superuser.query<{ name: string }>(
    `SELECT p.name FROM staff_members m JOIN staff_roles r ON r.id = m.role_id AND r.name = 'administrator'
     JOIN staff_role_permissions x ON x.role_id = r.id JOIN permissions p ON p.id = x.permission_id
     WHERE m.user_id = $1 ORDER BY p.id`,
    [userId],
  );
  return found.map(({ name }) => name);
};

describe("adding staff", () => {
  test("a person with an account becomes an administrator, and a second time changes nothing", async () => {
    const person = await rows.person(database.superuser);
    expect(await addStaffMember(database.db, person.email)).toMatchObject({ outcome: "added" });
    expect(await addStaffMember(database.db, person.email)).toMatchObject({ outcome: "already" });
    expect(await powersOf(person.id)).toEqual(staffPermissions.map(({ name }) => name));
    const { rowCount } = await database.superuser.query(
      "SELECT 1 FROM person_audit_log WHERE user_id = $1 AND action = 'staff.add'",
      [person.id],
    );
    expect(rowCount).toBe(1);
  });

  test("a person in another role becomes administrator", async () => {
    const person = await rows.person(database.superuser);
    await database.superuser.query("INSERT INTO staff_roles (id, name) VALUES (9, 'reader')");
    await database.superuser.query("INSERT INTO staff_members (user_id, role_id) VALUES ($1, 9)", [
      person.id,
    ]);
    expect(await addStaffMember(database.db, person.email)).toMatchObject({ outcome: "role_changed" });
    expect(await powersOf(person.id)).toHaveLength(staffPermissions.length);
  });

  test("nobody becomes staff by an address that is unknown, unconfirmed or a deleted person's", async () => {
    const [waiting, gone] = [await rows.person(database.superuser), await rows.person(database.superuser)];
    await database.superuser.query("UPDATE users SET email_verified = NULL WHERE id = $1", [waiting.id]);
    await database.superuser.query("UPDATE users SET deleted = now() WHERE id = $1", [gone.id]);
    expect(await addStaffMember(database.db, waiting.email)).toMatchObject({ outcome: "unconfirmed" });
    expect(await addStaffMember(database.db, gone.email)).toMatchObject({ outcome: "unknown" });
    expect(await addStaffMember(database.db, "nobody@example.com")).toMatchObject({ outcome: "unknown" });
    expect([...(await powersOf(waiting.id)), ...(await powersOf(gone.id))]).toEqual([]);
  });

  test("the command says what it did, or what to do", async () => {
    const person = await rows.person(database.superuser);
    expect(run(person.email.toUpperCase())).toEqual({
      code: 0,
      said: `${person.email} is now staff, with the role administrator.`,
    });
    expect(run(person.email).said).toContain("Nothing was changed");
    expect(run("nobody@example.com")).toMatchObject({ code: 1 });
    expect(run("not an address")).toEqual({ code: 2, said: "not an address is not an e-mail address." });
    expect(run()).toEqual({ code: 2, said: "Usage: pnpm staff:add <email>" });
  });
});
