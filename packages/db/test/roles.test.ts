import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { checkServer, newPassword, setUpDatabase } from "../src/index.ts";
import { createTestDatabase, rows, type TestDatabase } from "../src/testing/index.ts";

let world: TestDatabase;
let app: pg.Client;
let system: pg.Client;

beforeAll(async () => {
  world = await createTestDatabase(inject("databaseServer"));
  app = new pg.Client({ connectionString: world.urls.app });
  system = new pg.Client({ connectionString: world.urls.system });
  await app.connect();
  await system.connect();
});
afterAll(async () => {
  await app.end();
  await system.end();
  await world.drop();
});

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "done",
    (error: { code?: string }) => error.code ?? String(error),
  );

describe("the server refuses to serve as", () => {
  test("the owner of the tables", async () => {
    await expect(checkServer(world.urls.owner, "DATABASE_URL")).rejects.toThrow(
      /^DATABASE_URL: the role rookery_owner owns the tables/,
    );
  });

  test("a superuser", async () => {
    await expect(checkServer(world.urls.superuser, "DATABASE_URL")).rejects.toThrow(
      /the role postgres is a superuser/,
    );
  });

  test.each([
    ["a role with BYPASSRLS", "BYPASSRLS", /has BYPASSRLS/],
    ["a role that may become the owner", "IN ROLE rookery_owner", /owns the tables/],
  ])("%s", async (_, rights, sentence) => {
    const role = `tester_${newPassword().replaceAll(/\W/g, "").toLowerCase().slice(0, 8)}`;
    await world.superuser.query(`CREATE ROLE ${role} LOGIN PASSWORD 'x' ${rights}`);
    try {
      await world.superuser.query(
        `GRANT CONNECT ON DATABASE ${new URL(world.urls.app).pathname.slice(1)} TO ${role}`,
      );
      const url = new URL(world.urls.app);
      [url.username, url.password] = [role, "x"];
      await expect(checkServer(url.href, "DATABASE_URL")).rejects.toThrow(sentence);
    } finally {
      await world.superuser.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    }
  });

  test("nobody, where the server does not answer", async () => {
    await expect(checkServer("postgresql://a:b@127.0.0.1:1/x", "DATABASE_URL")).rejects.toThrow(
      /^DATABASE_URL: the database cannot be reached \(.*ECONNREFUSED/,
    );
  });

  test("while it serves as the two roles that db:setup makes", async () => {
    await expect(checkServer(world.urls.app, "DATABASE_URL")).resolves.toBeUndefined();
    await expect(checkServer(world.urls.system, "DATABASE_SYSTEM_URL")).resolves.toBeUndefined();
  });
});

describe("rookery_app", () => {
  test("is no superuser, makes neither databases nor roles, and belongs to no other role", async () => {
    const { rows: found } = await world.superuser.query(
      `SELECT rolname, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication,
              (SELECT array_agg(pg_get_userbyid(roleid)::text) FROM pg_auth_members WHERE member = r.oid) AS may_become
       FROM pg_roles r WHERE rolname IN ('rookery_app', 'rookery_system', 'rookery_owner', 'rookery_search') ORDER BY rolname`,
    );
    const none = { rolsuper: false, rolcreatedb: false, rolcreaterole: false };
    const nothing = { ...none, rolbypassrls: false, rolreplication: false, may_become: null };
    expect(found).toEqual([
      { rolname: "rookery_app", ...nothing },
      { rolname: "rookery_owner", ...nothing, may_become: ["rookery_search"] },
      { rolname: "rookery_search", ...nothing },
      { rolname: "rookery_system", ...nothing },
    ]);
  });

  test.each([
    ["read who signs in with what", "SELECT password_hash FROM user_passwords"],
    ["read a session's hash", "SELECT token_hash FROM sessions"],
    ["read a link's hash", "SELECT token_hash FROM person_tokens"],
    ["read jobs", "SELECT data FROM pgboss.job"],
    ["read outgoing mail", "SELECT recipient FROM mails"],
    ["change the audit log", "UPDATE audit_log SET action = 'x'"],
    ["remove from the audit log", "DELETE FROM audit_log"],
    ["empty a table", "TRUNCATE leads"],
    ["change somebody's address", "UPDATE users SET email = 'x@example.com'"],
    ["call an address confirmed", "UPDATE users SET email_verified = now()"],
    ["bring a tenant to life", "UPDATE tenants SET deleted = NULL"],
    ["make a tenant", "INSERT INTO tenants (name, slug) VALUES ('x', 'x')"],
    ["make a table", "CREATE TABLE public.mine ()"],
    ["take a wall down", "SELECT protect_table('leads', 'system')"],
    ["become the system", "SET ROLE rookery_system"],
    ["load rows past the wall", "COPY leads FROM STDIN"],
  ])("cannot %s", async (_, statement) => {
    const code = await codeOf(app.query(statement));
    expect(["42501", "0A000"]).toContain(code);
  });

  test("cannot take a table's wall down", async () => {
    expect(await codeOf(app.query("ALTER TABLE leads DISABLE ROW LEVEL SECURITY"))).toBe("42501");
    expect(await codeOf(app.query("SET row_security = off; SELECT 1 FROM leads"))).toBe("42501");
    await app.query("RESET row_security");
  });

  test("adds a job that only the system can read, and none to a queue that does not exist", async () => {
    const { rows: made } = await app.query<{ id: string }>(
      "SELECT enqueue_job('send-mail', '{\"mailId\": \"1\"}') AS id",
    );
    const { rows: job } = await system.query("SELECT name, data, state FROM pgboss.job WHERE id = $1", [
      made[0]?.id,
    ]);
    expect(job).toEqual([{ name: "send-mail", data: { mailId: "1" }, state: "created" }]);
    await expect(app.query("SELECT enqueue_job('send-male', '{}')")).rejects.toThrow(
      'there is no queue "send-male"',
    );
  });

  test("takes a job back with the transaction that added it", async () => {
    await app.query("BEGIN");
    const { rows: made } = await app.query<{ id: string }>("SELECT enqueue_job('run-import', '{}') AS id");
    await app.query("ROLLBACK");
    expect((await system.query("SELECT FROM pgboss.job WHERE id = $1", [made[0]?.id])).rowCount).toBe(0);
  });
});

describe("rookery_system", () => {
  test.each([
    ["read leads", "SELECT 1 FROM leads"],
    ["read a file's cells", "SELECT 1 FROM import_lines"],
    ["read templates", "SELECT 1 FROM templates"],
    ["rewrite the audit log", "UPDATE audit_log SET action = 'x'"],
    ["shorten the audit log", "DELETE FROM audit_log"],
    ["shorten a person's log", "DELETE FROM person_audit_log"],
    ["make a table", "CREATE TABLE public.mine ()"],
  ])("cannot %s", async (_, statement) => {
    expect(await codeOf(system.query(statement))).toBe("42501");
  });

  test("signs people in: it reads hashes and sessions of everybody", async () => {
    const person = await rows.person(world.superuser);
    await rows.password(world.superuser, { userId: person.id, hash: "h" });
    const { rowCount } = await system.query("SELECT FROM user_passwords WHERE user_id = $1", [person.id]);
    expect(rowCount).toBe(1);
  });
});

describe("rookery_search", () => {
  test("signs in nowhere, and reads what a search goes through and nothing else", async () => {
    const { rows: found } = await world.superuser.query(
      `SELECT rolcanlogin, (SELECT array_agg(c.relname || ' ' || g.privilege_type ORDER BY 1)
         FROM pg_class c, aclexplode(c.relacl) g WHERE g.grantee = r.oid) AS grants
       FROM pg_roles r WHERE rolname = 'rookery_search'`,
    );
    expect(found).toEqual([{ rolcanlogin: false, grants: ["lead_spans SELECT", "lead_texts SELECT"] }]);
  });

  test("lends its sight to nobody: neither the app nor the owner sees texts by it", async () => {
    const tenant = await rows.tenant(world.superuser);
    await rows.leadText(world.superuser, { tenantId: tenant.id, email: "anna@example.org" });
    expect(await codeOf(app.query("SET ROLE rookery_search"))).toBe("42501");
    const owner = new pg.Client({ connectionString: world.urls.owner });
    await owner.connect();
    expect((await owner.query("SELECT FROM lead_texts")).rowCount).toBe(0);
    await owner.end();
    expect((await world.superuser.query("SELECT FROM lead_texts")).rowCount).toBeGreaterThan(0);
  });
});

test("the audit log takes rows of the acting tenant and keeps them", async () => {
  const tenant = await rows.tenant(world.superuser);
  const settings = `SELECT set_config('rookery.tenant', '${tenant.id}', true), set_config('rookery.companies', 'all', true)`;
  const write = "INSERT INTO audit_log (tenant_id, action, subject_type) VALUES ($1, 'x', 'y')";
  await app.query("BEGIN");
  await app.query(settings);
  await app.query(write, [tenant.id]);
  await app.query("COMMIT");
  const kept = await world.superuser.query("SELECT FROM audit_log WHERE tenant_id = $1", [tenant.id]);
  expect(kept.rowCount).toBe(1);
});

test("setting a database up twice keeps it", async () => {
  const name = `set_up_${newPassword().replaceAll(/\W/g, "").toLowerCase().slice(0, 8)}`;
  const passwords = { owner: "owner", app: "app", system: "system" };
  const server = inject("databaseServer");
  try {
    const first = await setUpDatabase(server, name, passwords);
    const again = await setUpDatabase(server, name, passwords);
    expect(again).toEqual(first);
    const client = new pg.Client({ connectionString: again.app });
    await client.connect();
    const { rows: found } = await client.query("SELECT current_user AS role, current_database() AS name");
    expect(found).toEqual([{ role: "rookery_app", name }]);
    await client.end();
  } finally {
    await world.superuser.query(`DROP DATABASE ${name} WITH (FORCE)`);
  }
});
