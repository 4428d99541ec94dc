import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { mailu } from "../../ports/mailu.ts";
import { refusalOf } from "../../testing/create-test-app.ts";
import {
  createDomainWorld,
  only,
  zoneOf,
  type DomainWorld,
  type OwnDomain,
} from "../../testing/domain-world.ts";
import { startMailu, type TestMailu } from "../../testing/start-mailu.ts";
import { deployDomain } from "./deploy-domain.ts";

let server: TestMailu;
let world: DomainWorld;
beforeAll(async () => {
  server = await startMailu();
  world = await createDomainWorld(inject("databaseServer"), { mailServer: mailu(server) });
});
afterAll(async () => {
  await world.close();
  await server.close();
});
beforeEach(async () => {
  server.fault = undefined;
  await world.reset();
});

/** One look, and what it queues for the mail server. */
async function look(of: OwnDomain): Promise<void> {
  await world.check(of);
  await deployDomain(world.app.deps, { tenantId: of.tenant.id, domainId: of.domainId });
}

/** A domain whose own token alone is published. */
async function proven() {
  const of = await world.withDomain();
  await look(of);
  const waiting = await world.shown(of);
  world.tree.publish(of.name, zoneOf(waiting.records.filter(({ record }) => record.purpose === "ownership")));
  return { of, waiting };
}

describe("where mail is held by a Mailu", () => {
  test("A17: a domain is given to it when it is proven, not before, and signs by its key", async () => {
    const { of, waiting } = await proven();
    expect(waiting.key).toEqual({ isAwaited: true, fault: null });
    expect(waiting.records.map(({ record }) => record.purpose)).not.toContain("dkim");
    expect(server.domains.has(of.name)).toBe(false);
    await look(of);
    expect(server.domains.get(of.name)).toEqual(expect.any(String));
    const asked = await world.shown(of);
    const dkim = asked.records.find(({ record }) => record.purpose === "dkim")?.record;
    expect(dkim?.name).toBe(`dkim._domainkey.${of.name}`);
    await look(of);
    const shown = await world.publish(of);
    expect([shown.status, shown.key]).toEqual(["verified", { isAwaited: false, fault: null }]);
    const { rows: kept } = await world.app.database.superuser.query(
      `SELECT d.mailu_domain, k.managed_by, k.needs_deployment, k.secret_ref, (SELECT count(*)::int FROM sealed_secrets s WHERE s.tenant_id = d.tenant_id) AS secrets
       FROM domains d JOIN dkim_keys k ON k.domain_id = d.id WHERE d.id = $1`,
      [of.domainId],
    );
    expect(kept).toEqual([
      {
        mailu_domain: "127.0.0.1",
        managed_by: "mailu",
        needs_deployment: false,
        secret_ref: null,
        secrets: 0,
      },
    ]);
  });

  test("a server in trouble is told of, and tried again with the next look", async () => {
    const { of } = await proven();
    server.fault = "down";
    await look(of);
    expect((await world.shown(of)).key).toEqual({ isAwaited: true, fault: "unreachable" });
    const whole = (await world.shown(of)).records;
    world.tree.publish(of.name, zoneOf(whole));
    await look(of);
    expect((await world.shown(of)).status, "everything that is known of stands, and no key is").toBe(
      "pending",
    );
    server.fault = undefined;
    await look(of);
    expect((await world.shown(of)).key).toEqual({ isAwaited: false, fault: null });
  });

  test("its key is not replaced from here", async () => {
    const { of } = await proven();
    await look(of);
    expect(await refusalOf(of.asOwner.domains.rotateKey(only(of)))).toBe("blocked: key_at_mail_server");
  });

  test("a domain is removed from it first; where it does not answer nothing is removed", async () => {
    const { of } = await proven();
    await look(of);
    server.fault = "down";
    expect(await refusalOf(of.asOwner.domains.remove(only(of)))).toBe("unavailable: mail_server_silent");
    expect((await world.shown(of)).provenAt).not.toBeNull();
    server.fault = undefined;
    // The next look gives it back, with the key that it had.
    const before = server.domains.get(of.name);
    const keys = (await world.shown(of)).keys;
    await look(of);
    expect([server.domains.get(of.name), (await world.shown(of)).keys]).toEqual([before, keys]);
    await of.asOwner.domains.remove(only(of));
    expect(server.domains.has(of.name)).toBe(false);
  });

  test("a domain that was removed there half-way comes back with a key of its own, which is shown", async () => {
    const { of } = await proven();
    await look(of);
    const before = server.domains.get(of.name);
    // As where the process died between the mail server and the database.
    server.domains.delete(of.name);
    await world.app.database.superuser.query("UPDATE domains SET mailu_domain = NULL WHERE id = $1", [
      of.domainId,
    ]);
    await look(of);
    const after = server.domains.get(of.name);
    expect(after).not.toBe(before);
    const { records, keys } = await world.shown(of);
    expect(keys).toHaveLength(1);
    expect(records.find(({ record }) => record.purpose === "dkim")?.record.value).toContain(
      after ?? "no key",
    );
  });
});
