import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { deliverMails } from "../../testing/deliver-mails.ts";
import {
  createDomainWorld,
  zoneOf,
  type DomainWorld,
  type OwnDomain,
  type ShownDomain,
} from "../../testing/domain-world.ts";
import { trailOf } from "../../testing/found-tenant.ts";
import { ABSENT_HOURS } from "./settle-ownership.ts";

const HOUR_MS = 3_600_000;

let world: DomainWorld;
beforeAll(async () => {
  world = await createDomainWorld(inject("databaseServer"));
});
afterAll(() => world.close());
beforeEach(() => world.reset());

const ownership = (shown: ShownDomain) =>
  shown.records.find(({ record }) => record.purpose === "ownership") ?? expect.fail("no ownership record");

/** The first tenant's name, proven; a second one has added it too. */
async function contested(): Promise<{ holder: OwnDomain; second: OwnDomain }> {
  const holder = await world.withDomain();
  await world.check(holder);
  await world.publish(holder);
  const second = await world.withDomain(holder.name);
  await world.check(second);
  return { holder, second };
}

describe("a name that two tenants claim", () => {
  test("A21: stays with the first proof while its token stands, and the second is told of nobody", async () => {
    const { holder, second } = await contested();
    const both = [holder, second].map(async (of) => zoneOf([ownership(await world.shown(of))]));
    const shown = await world.publish(second, { ownership: (await Promise.all(both)).join("\n") });
    expect([shown.status, shown.provenAt]).toEqual(["pending", null]);
    expect(ownership(shown).verdict).toMatchObject({ state: "pending", cause: { code: "proven_before" } });
    expect(JSON.stringify(shown)).not.toContain(holder.tenant.name);
    await world.check(holder);
    expect((await world.shown(holder)).provenAt).not.toBeNull();
  });

  test("passes to the second when the first token has been gone for three days, and the first is told", async () => {
    const { holder, second } = await contested();
    await world.publish(second);
    await world.check(holder);
    expect((await world.shown(holder)).provenAt).not.toBeNull();
    world.now += (ABSENT_HOURS - 1) * HOUR_MS;
    for (const of of [holder, second]) await world.check(of);
    expect((await world.shown(second)).provenAt).toBeNull();
    world.now += HOUR_MS + 1;
    await world.check(second);
    const shown = await world.shown(second);
    expect([shown.status, shown.provenAt]).toEqual(["verified", new Date(world.now)]);
    expect((await world.shown(holder)).provenAt).toBeNull();
    const proofs = (await trailOf(world.app, second.tenant.id)).filter(
      ({ action }) => action === "domains.proven",
    );
    expect(proofs).toMatchObject([{ actor_id: null, after: { domain: second.name, isProven: true } }]);
    expect((await trailOf(world.app, holder.tenant.id)).map(({ action }) => action)).toContain(
      "domains.ownershipLost",
    );
    const told = (await holder.asOwner.notices.list()).map(({ kind }) => kind);
    expect(told).toContain("domain_ownership_lost");
    const mails = await deliverMails(world.app, holder.owner.email);
    expect(mails.at(-1)?.subject).toBe(`${holder.name} is no longer proven to be yours`);
    expect(JSON.stringify(mails)).not.toContain(second.tenant.slug);
    expect(JSON.stringify(mails)).not.toContain(second.tenant.id);
  });

  test("is not lost by servers in trouble, nor by a token that comes back in between", async () => {
    const { holder, second } = await contested();
    await world.publish(second);
    await world.check(holder);
    world.now += 48 * HOUR_MS;
    const both = [holder, second].map(async (of) => zoneOf([ownership(await world.shown(of))]));
    await world.publish(second, { ownership: (await Promise.all(both)).join("\n") });
    await world.check(holder);
    await world.publish(second);
    for (const server of [world.tree.ns1, world.tree.ns2]) server.fail("servfail");
    world.now += 48 * HOUR_MS;
    await world.check(holder);
    for (const server of [world.tree.ns1, world.tree.ns2]) server.fail(undefined);
    await world.check(second);
    expect((await world.shown(holder)).provenAt).not.toBeNull();
  });

  test("is free when its holder removes it", async () => {
    const { holder, second } = await contested();
    await holder.asOwner.domains.remove({ domainId: holder.domainId });
    expect((await world.publish(second)).provenAt).toEqual(new Date(world.now));
  });

  test("is proven by one of two that are seen at the same moment", async () => {
    const north = await world.withDomain();
    const other = await world.withDomain(north.name);
    for (const of of [north, other]) await world.check(of);
    const tokens = [north, other].map(async (of) => zoneOf([ownership(await world.shown(of))]));
    world.tree.publish(north.name, (await Promise.all(tokens)).join("\n"));
    await Promise.all([world.check(north), world.check(other)]);
    const proven = await Promise.all([north, other].map(world.shown));
    expect(proven.filter(({ provenAt }) => provenAt !== null)).toHaveLength(1);
  });
});

describe("a name below one that another tenant has proven", () => {
  test("is proven at the registrable domain", async () => {
    const holder = await world.withDomain();
    await world.check(holder);
    await world.publish(holder);
    const zone = zoneOf((await world.shown(holder)).records);
    const below = await world.withDomain(`mail.${holder.name}`);
    await world.check(below);
    // Nothing tells of another tenant before the zone has this one's token.
    expect(ownership(await world.shown(below)).record.name).toBe(`_domain-owner.mail.${holder.name}`);
    world.tree.publish(holder.name, `${zone}\n${zoneOf((await world.shown(below)).records)}`);
    await world.check(below);
    const asked = await world.shown(below);
    expect([asked.provenAt, ownership(asked).record.name]).toEqual([null, `_domain-owner.${holder.name}`]);
    expect(ownership(asked).verdict?.cause).toEqual({
      code: "proof_needed_above",
      registrable: holder.name,
    });
    world.tree.publish(holder.name, `${zone}\n${zoneOf(asked.records)}`);
    await world.check(below);
    const shown = await world.shown(below);
    expect([shown.status, shown.provenAt]).toEqual(["verified", new Date(world.now)]);
  });
});
