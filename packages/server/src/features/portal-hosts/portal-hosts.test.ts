import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { refusalOf } from "../../testing/create-test-app.ts";
import { createDomainWorld, type DomainWorld } from "../../testing/domain-world.ts";
import { foundTenant, trailOf, type FoundTenant } from "../../testing/found-tenant.ts";
import { checkHost } from "./check-host.ts";

const HOUR_MS = 3_600_000;

let world: DomainWorld;
beforeAll(async () => {
  world = await createDomainWorld(inject("databaseServer"));
  await world.app.database.superuser.query(
    `INSERT INTO system_config (key, value) VALUES ('portal.target', '"mail.platform.example"')`,
  );
  world.tree.resolver.serve("platform.example", "mail.platform.example A 198.51.100.20");
});
afterAll(() => world.close());
beforeEach(() => world.reset());

let names = 0;
const freshHost = () => `portal.kunde-${(names += 1)}-${process.pid}.de`;

interface Owned {
  readonly of: FoundTenant;
  readonly hostId: string;
  readonly host: string;
}

async function added(host = freshHost()): Promise<Owned> {
  const of = await foundTenant(world.app);
  const { id: hostId } = await of.asAdmin.portalHosts.add({ host });
  return { of, hostId, host };
}

const look = ({ of, hostId }: Owned) => checkHost(world.app.deps, { tenantId: of.tenant.id, hostId });
const shown = async ({ of, hostId }: Owned) => {
  const found = (await of.asAdmin.portalHosts.list()).find(({ id }) => id === hostId);
  if (!found) throw new Error("The host is not listed");
  return found;
};
const causes = async (owned: Owned) =>
  (await shown(owned)).records.map(({ verdict }) => verdict?.cause?.code ?? verdict?.state);

/** Publishes the proof, and the way there as given. */
async function publish(owned: Owned, way: string, others: readonly string[] = []): Promise<void> {
  const { records } = await shown(owned);
  const proof = records.find(({ record }) => record.purpose === "ownership")?.record;
  const zone = owned.host.split(".").slice(-2).join(".");
  world.tree.publish(zone, [`${proof?.name} TXT "${proof?.value}"`, ...others, way].join("\n"));
}

const alias = ({ host }: Owned) => `${host} CNAME mail.platform.example`;

async function served(host?: string): Promise<Owned> {
  const owned = await added(host);
  await publish(owned, alias(owned));
  await look(owned);
  return owned;
}

describe("a host of a tenant's own", () => {
  test("is served once its proof and its alias are seen, and is where links lead from then on", async () => {
    const owned = await added();
    world.tree.publish(owned.host.split(".").slice(-2).join("."), `${owned.host} TXT "nothing yet"`);
    await look(owned);
    expect(await shown(owned)).toMatchObject({ verifiedAt: null, isMain: false });
    expect(await causes(owned)).toEqual(["not_published", "not_published"]);
    await publish(owned, alias(owned));
    await look(owned);
    expect(await shown(owned)).toMatchObject({ verifiedAt: new Date(world.now), isMain: true });
    const invited = {
      emails: ["neu@kunde.example"],
      role: "admin" as const,
      companies: [],
      days: 7 as const,
    };
    await owned.of.asOwner.invites.create(invited);
    const [invite] = await owned.of.asOwner.invites.list();
    const { url } = await owned.of.asOwner.invites.copyLink({ inviteId: invite?.id ?? "" });
    expect(url).toMatch(new RegExp(`^http://${owned.host}:3000/invite/`));
    const trail = await trailOf(world.app, owned.of.tenant.id);
    expect(trail.filter(({ action }) => action.startsWith("portalHosts"))).toMatchObject([
      { action: "portalHosts.add", actor_id: owned.of.admin.id, after: { host: owned.host } },
      { action: "portalHosts.served", actor_id: null, after: { host: owned.host, isServed: true } },
    ]);
  });

  test("may lead there by address, where an alias cannot stand, and by no other address", async () => {
    const owned = await added(`kunde-${(names += 1)}-${process.pid}.de`);
    await publish(owned, `${owned.host} A 198.51.100.21`);
    await look(owned);
    expect((await causes(owned))[1]).toBe("name_in_use");
    await publish(owned, `${owned.host} A 198.51.100.20`);
    await look(owned);
    expect((await shown(owned)).verifiedAt).not.toBeNull();
    expect((await shown(owned)).records[1]?.record.addresses).toEqual(["198.51.100.20"]);
  });

  test("is not served for an alias alone, which may have been left behind by somebody else", async () => {
    const owned = await added();
    world.tree.publish(owned.host.split(".").slice(-2).join("."), alias(owned));
    await look(owned);
    expect(await causes(owned)).toEqual(["not_published", "verified"]);
    expect((await shown(owned)).verifiedAt).toBeNull();
  });

  test("keeps being served while servers are in trouble, and when its records go", async () => {
    const owned = await served();
    for (const server of [world.tree.ns1, world.tree.ns2]) server.fail("servfail");
    await look(owned);
    expect((await shown(owned)).verifiedAt).not.toBeNull();
    for (const server of [world.tree.ns1, world.tree.ns2]) server.fail(undefined);
    world.tree.publish(owned.host.split(".").slice(-2).join("."), alias(owned));
    await look(owned);
    expect(await causes(owned)).toEqual(["not_published", "verified"]);
    expect((await shown(owned)).verifiedAt).not.toBeNull();
  });

  test("is not taken over by a second proof, until the first has been gone for three days", async () => {
    const holder = await served();
    const second = await added(holder.host);
    const first = (await shown(holder)).records[0]?.record;
    await publish(second, alias(holder), [`${first?.name} TXT "${first?.value}"`]);
    await look(second);
    expect(await shown(second)).toMatchObject({ verifiedAt: null });
    expect((await causes(second))[0]).toBe("proven_before");
    await publish(second, alias(holder));
    await look(holder);
    world.now += 71 * HOUR_MS;
    await look(second);
    expect((await shown(second)).verifiedAt).toBeNull();
    world.now += 2 * HOUR_MS;
    await look(second);
    expect((await shown(second)).verifiedAt).not.toBeNull();
    expect(await shown(holder)).toMatchObject({ verifiedAt: null, isMain: false });
    const told = JSON.stringify([
      await holder.of.asAdmin.portalHosts.list(),
      await trailOf(world.app, holder.of.tenant.id),
    ]);
    for (const secret of [second.of.tenant.id, second.of.tenant.slug]) expect(told).not.toContain(secret);
  });

  test("of a tenant that is deleted is free at once for who proves it", async () => {
    const holder = await served();
    const second = await added(holder.host);
    await world.app.database.superuser.query("UPDATE tenants SET deleted = now() WHERE id = $1", [
      holder.of.tenant.id,
    ]);
    await publish(second, alias(second));
    await look(second);
    expect((await shown(second)).verifiedAt).not.toBeNull();
  });

  test("whose proof has been gone for three days is in no link any more", async () => {
    const owned = await served();
    const link = async () => {
      await owned.of.asOwner.invites.create({
        emails: ["neu@kunde.example"],
        role: "admin",
        companies: [],
        days: 7,
      });
      const [invite] = await owned.of.asOwner.invites.list();
      return new URL((await owned.of.asOwner.invites.copyLink({ inviteId: invite?.id ?? "" })).url).hostname;
    };
    const since = (hours: number) =>
      world.app.database.superuser.query(
        "UPDATE portal_hosts SET token_absent = now() - make_interval(hours => $2) WHERE id = $1",
        [owned.hostId, hours],
      );
    await since(71);
    expect(await link()).toBe(owned.host);
    await since(73);
    expect(await link()).toBe("localhost");
  });

  test("two proofs of one name at once give it to one tenant", async () => {
    const [one, two] = [await added("portal.doppelt.de"), await added("portal.doppelt.de")];
    const proof = (await shown(one)).records[0]?.record;
    await publish(two, alias(two), [`${proof?.name} TXT "${proof?.value}"`]);
    await Promise.all([look(one), look(two), look(one), look(two)]);
    const both = [(await shown(one)).verifiedAt, (await shown(two)).verifiedAt];
    expect(both.filter((each) => each !== null)).toHaveLength(1);
  });

  test("may be proven together with others of the tenant's, of which one is the main one", async () => {
    const of = await foundTenant(world.app);
    const hosts: Owned[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const host = freshHost();
      const { id: hostId } = await of.asAdmin.portalHosts.add({ host });
      hosts.push({ of, hostId, host });
    }
    for (const owned of hosts) await publish(owned, alias(owned));
    await Promise.all(hosts.map(look));
    const listed = await of.asAdmin.portalHosts.list();
    expect(listed.map(({ verifiedAt }) => verifiedAt !== null)).toEqual([true, true, true, true]);
    expect(listed.filter(({ isMain }) => isMain)).toHaveLength(1);
  });

  test("goes when it is removed, with the sessions that were opened there; the next one is the main one", async () => {
    const owned = await served();
    const other = freshHost();
    const { id } = await owned.of.asAdmin.portalHosts.add({ host: other });
    const second = { of: owned.of, hostId: id, host: other };
    await publish(second, alias(second));
    await look(second);
    expect([(await shown(owned)).isMain, (await shown(second)).isMain]).toEqual([true, false]);
    const { superuser } = world.app.database;
    await superuser.query(
      "INSERT INTO sessions (user_id, token_hash, expires, host) VALUES ($1, sha256($2::bytea), now() + interval '1 hour', $3)",
      [owned.of.member.id, owned.host, owned.host],
    );
    await owned.of.asAdmin.portalHosts.remove({ hostId: owned.hostId });
    expect(await refusalOf(owned.of.asAdmin.portalHosts.remove({ hostId: owned.hostId }))).toBe(
      "not_found: not_found",
    );
    expect((await shown(second)).isMain).toBe(true);
    const { rows: open } = await superuser.query("SELECT 1 FROM sessions WHERE host = $1 AND ended IS NULL", [
      owned.host,
    ]);
    expect(open).toEqual([]);
  });

  test("is chosen for links among those that are served", async () => {
    const owned = await served();
    const { id } = await owned.of.asAdmin.portalHosts.add({ host: freshHost() });
    expect(await refusalOf(owned.of.asAdmin.portalHosts.setMain({ hostId: id }))).toBe(
      "blocked: host_not_served",
    );
    await world.app.database.superuser.query("UPDATE portal_hosts SET verified = now() WHERE id = $1", [id]);
    await Promise.all(
      Array.from({ length: 8 }, (_, turn) =>
        owned.of.asAdmin.portalHosts.setMain({ hostId: turn % 2 === 0 ? id : owned.hostId }),
      ),
    );
    const mains = (await owned.of.asAdmin.portalHosts.list()).filter(({ isMain }) => isMain);
    expect(mains).toHaveLength(1);
  });

  test.each([
    ["co.uk", "invalid: name_is_public_suffix"],
    ["192.0.2.7", "invalid: name_is_address"],
    ["localhost", "invalid: name_is_special"],
    ["x".repeat(64) + ".de", "invalid: label_too_long"],
  ])("cannot be %s", async (host, refusal) => {
    const of = await foundTenant(world.app);
    expect(await refusalOf(of.asAdmin.portalHosts.add({ host }))).toBe(refusal);
  });

  test("is one of five at most, and none twice; members do not see any", async () => {
    const owned = await added();
    expect(await refusalOf(owned.of.asAdmin.portalHosts.add({ host: owned.host.toUpperCase() }))).toBe(
      "conflict: host_exists",
    );
    const tries = await Promise.allSettled(
      Array.from({ length: 6 }, () => owned.of.asAdmin.portalHosts.add({ host: freshHost() })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(4);
    expect(await refusalOf(owned.of.asAdmin.portalHosts.add({ host: freshHost() }))).toBe(
      "blocked: too_many_hosts",
    );
    expect(await refusalOf(owned.of.asMember.portalHosts.list())).toBe("forbidden: no_permission");
  });
});
