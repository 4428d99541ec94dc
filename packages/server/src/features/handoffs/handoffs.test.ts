import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { refusalOf } from "../../testing/create-test-app.ts";
import { createDomainWorld, only, type DomainWorld, type OwnDomain } from "../../testing/domain-world.ts";
import { trailOf } from "../../testing/found-tenant.ts";
import { HANDOFFS_MAX } from "./handoffs.queries.ts";

const DAY_MS = 86_400_000;

let world: DomainWorld;
beforeAll(async () => {
  world = await createDomainWorld(inject("databaseServer"));
});
afterAll(() => world.close());
beforeEach(() => world.reset());

const tokenOf = (url: string): string => url.slice(url.lastIndexOf("/") + 1);

/** A domain with a link to it, and somebody without an account who has the link. */
async function shared(days: 3 | 14 | 30 = 14) {
  const of = await world.withDomain();
  const { id: handoffId, url } = await of.asOwner.handoffs.create({ ...only(of), days });
  return { of, handoffId, token: tokenOf(url), visitor: await world.app.as({}) };
}

describe("a link to what a domain needs", () => {
  test("shows its holder the records and whose they are, and nothing else of the tenant", async () => {
    const { of, token, visitor } = await shared();
    await world.check(of);
    const shown = await visitor.handoffs.open({ token });
    const own = await world.shown(of);
    expect(shown.records).toEqual(own.records);
    expect([shown.tenantName, shown.domain]).toEqual([of.tenant.name, of.name]);
    const text = JSON.stringify(shown);
    for (const hidden of [of.tenant.id, of.tenant.slug, of.company.id, of.company.name, of.domainId])
      expect(text).not.toContain(hidden);
    expect(Object.keys(shown)).not.toEqual(expect.arrayContaining(["keys"]));
  });

  test("is kept as a hash alone, and named to nobody again", async () => {
    const { of, token, handoffId } = await shared();
    const { rows: kept } = await world.app.database.superuser.query(
      "SELECT row_to_json(h)::text AS row FROM dns_handoffs h WHERE id = $1 UNION ALL SELECT row_to_json(a)::text FROM audit_log a WHERE tenant_id = $2",
      [handoffId, of.tenant.id],
    );
    const listed = await of.asOwner.handoffs.list(only(of));
    expect(listed).toMatchObject([{ id: handoffId, createdBy: of.owner.name, openedAt: null }]);
    expect(JSON.stringify([kept, listed])).not.toContain(token);
    expect(JSON.stringify(listed)).not.toMatch(/hash/i);
  });

  test("says when it was opened, and ends by itself", async () => {
    const { of, token, visitor } = await shared(3);
    await visitor.handoffs.open({ token });
    expect((await of.asOwner.handoffs.list(only(of)))[0]?.openedAt).toEqual(new Date(world.now));
    world.now += 3 * DAY_MS + 1;
    expect(await refusalOf(visitor.handoffs.open({ token }))).toBe("not_found: not_found");
    expect(await refusalOf(visitor.handoffs.check({ token }))).toBe("not_found: not_found");
    expect(await of.asOwner.handoffs.list(only(of))).toEqual([]);
  });

  test("is ended by whoever manages, at once, also for those who look at it", async () => {
    const { of, handoffId, token, visitor } = await shared();
    const news = await visitor.handoffs.progress({ token });
    const watching = (async () => {
      for await (const _ of news) await of.asAdmin.handoffs.revoke({ handoffId });
    })();
    expect(await refusalOf(watching)).toBe("not_found: not_found");
    await of.asAdmin.handoffs.revoke({ handoffId });
    const trail = (await trailOf(world.app, of.tenant.id)).map(({ action }) => action);
    expect(trail.slice(-2)).toEqual(["handoffs.create", "handoffs.revoke"]);
  });

  test("goes with its domain, and does not open while the company is being purged", async () => {
    const { of, token, visitor } = await shared();
    await of.asOwner.companies.archive({ companyId: of.company.id });
    await of.asOwner.companies.purge({ companyId: of.company.id, typedName: of.company.name });
    expect(await refusalOf(visitor.handoffs.open({ token }))).toBe("not_found: not_found");
    const other = await shared();
    await other.of.asOwner.domains.remove(only(other.of));
    expect(await refusalOf(visitor.handoffs.open({ token: other.token }))).toBe("not_found: not_found");
  });

  test("tells its holder of each look, and lets them ask for one, within the domain's own limit", async () => {
    const { of, token, visitor } = await shared();
    const asked = await Promise.allSettled([
      ...Array.from({ length: 5 }, () => visitor.handoffs.check({ token })),
      ...Array.from({ length: 5 }, () => of.asOwner.domains.check(only(of))),
    ]);
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(6);
    const news = await visitor.handoffs.progress({ token });
    const seen: (Date | null)[] = [];
    const watching = (async () => {
      for await (const { checkedAt } of news) {
        seen.push(checkedAt);
        if (checkedAt !== null) break;
      }
    })();
    await expect.poll(() => seen.at(-1)).toBeNull();
    await world.check(of);
    await watching;
    expect(seen.at(-1)).toEqual(new Date(world.now));
  });

  test("is one of a bounded number", async () => {
    const of = await world.withDomain();
    for (let made = 0; made < HANDOFFS_MAX; made += 1) await of.asOwner.handoffs.create(only(of));
    expect(await refusalOf(of.asOwner.handoffs.create(only(of)))).toBe("blocked: too_many_links");
  });

  test("is nothing that can be guessed or enumerated", async () => {
    const { visitor } = await shared();
    const guess = () => refusalOf(visitor.handoffs.open({ token: world.app.deps.tokens.mint() }));
    const refusals = new Set<string>();
    // As many at a time as there are connections.
    for (let burst = 0; burst < 64; burst += 1)
      for (const refusal of await Promise.all(Array.from({ length: 5 }, guess))) refusals.add(refusal);
    expect(refusals).toEqual(new Set(["not_found: not_found", "limited: too_many_requests"]));
  });
});

test("a member without the permission neither makes nor sees links", async () => {
  const of: OwnDomain = await world.withDomain();
  await rows.companyAccess(world.app.database.superuser, {
    tenantId: of.tenant.id,
    companyId: of.company.id,
    userId: of.member.id,
  });
  expect(await refusalOf(of.asMember.handoffs.create(only(of)))).toBe("forbidden: no_permission");
  expect(await refusalOf(of.asMember.handoffs.list(only(of)))).toBe("forbidden: no_permission");
});
