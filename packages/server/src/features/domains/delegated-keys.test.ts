import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createDomainWorld, only, type DomainWorld } from "../../testing/domain-world.ts";
import { runCommand } from "../../testing/run-command.ts";
import { delegatedKeys } from "./delegated-keys.ts";

const TARGET = "dkim.mail.example";

let world: DomainWorld;
beforeAll(async () => {
  world = await createDomainWorld(inject("databaseServer"));
  await world.app.database.superuser.query(
    "INSERT INTO system_config (key, value) VALUES ('sending.dkim_target', $1)",
    [JSON.stringify(TARGET)],
  );
});
afterAll(() => world.close());

const DAY_MS = 86_400_000;

test("where the operator's zone has the keys, a domain's record is an alias into it, and the zone has every key that counts", async () => {
  const of = await world.withDomain();
  await world.check(of);
  const asked = await world.shown(of);
  const dkim = asked.records.find(({ record }) => record.purpose === "dkim")?.record;
  const [selector = ""] = asked.keys.map((key) => key.selector);
  expect(dkim).toMatchObject({
    type: "CNAME",
    name: `${selector}._domainkey.${of.name}`,
    value: `${selector}.${of.name}.${TARGET}`,
  });
  const shown = await world.publish(of);
  expect([shown.status, shown.keys[0]?.status]).toEqual(["verified", "active"]);
  const [line] = await delegatedKeys(world.app.deps.db, TARGET);
  expect(line).toMatchObject({ name: dkim?.value, type: "TXT" });
  expect(line?.value).toMatch(/^v=DKIM1; .*p=MII/);
});

test("a key that was replaced is in the zone for a week more, and then gone with its private half", async () => {
  const of = await world.withDomain();
  await world.check(of);
  await world.publish(of);
  const own = async () =>
    (await delegatedKeys(world.app.deps.db, TARGET)).filter(({ name }) => name.includes(`.${of.name}.`));
  await of.asOwner.domains.rotateKey(only(of));
  await world.publish(of);
  expect(await own()).toHaveLength(2);
  world.now += 8 * DAY_MS;
  await world.check(of);
  expect(await own()).toHaveLength(1);
  const { rows: kept } = await world.app.database.superuser.query(
    `SELECT (SELECT count(*)::int FROM sealed_secrets WHERE tenant_id = $1) AS secrets,
            (SELECT array_agg(secret_ref IS NULL ORDER BY status) FROM dkim_keys WHERE tenant_id = $1) AS refs`,
    [of.tenant.id],
  );
  // The active key has its secret, the revoked one none.
  expect(kept).toEqual([{ secrets: 1, refs: [false, true] }]);
});

test("the command prints the zone, or says what is missing", async () => {
  const { database } = world.app;
  const zone = runCommand(database, "dkim-zone");
  expect(zone.code).toBe(0);
  expect(zone.said).toMatch(
    new RegExp(`^\\$ORIGIN ${TARGET}\\.\ns[\\w-]+\\.kaffee-\\S+\t3600\tIN\tTXT\t"v=DKIM1`),
  );
  await database.superuser.query("DELETE FROM system_config");
  expect(runCommand(database, "dkim-zone")).toEqual({
    code: 1,
    said: "sending.dkim_target is not set, so domains publish their keys themselves.",
  });
});
