import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { limits } from "../../rate-limits.ts";
import { refusalOf } from "../../testing/create-test-app.ts";
import { createDomainWorld, only, type DomainWorld, type ShownDomain } from "../../testing/domain-world.ts";
import { trailOf } from "../../testing/found-tenant.ts";
import { checkDueDomains } from "./check-due-domains.ts";
import { FORGIVEN_LOOKS } from "./domain-health.ts";

const DAY_MS = 86_400_000;

let world: DomainWorld;
beforeAll(async () => {
  world = await createDomainWorld(inject("databaseServer"));
});
afterAll(() => world.close());
beforeEach(() => world.reset());

const state = (shown: ShownDomain, purpose: string) =>
  shown.records.find(({ record }) => record.purpose === purpose)?.verdict?.state;

describe("adding a domain", () => {
  test("takes what a person pastes, queues a look, and tells the audit log", async () => {
    const { asAdmin, company, tenant } = await world.home();
    const name = world.freshName();
    const added = await asAdmin.domains.add({
      companyId: company.id,
      domain: ` HTTPS://${name.toUpperCase()}/shop `,
    });
    expect(added.domain).toBe(name);
    const { rows: jobs } = await world.app.database.superuser.query(
      "SELECT data FROM pgboss.job WHERE name = 'check-domain' AND data ->> 'domainId' = $1",
      [added.id],
    );
    expect(jobs).toEqual([{ data: { tenantId: tenant.id, domainId: added.id } }]);
    expect(await trailOf(world.app, tenant.id)).toMatchObject([
      { action: "domains.add", after: { domain: name } },
    ]);
    expect((await asAdmin.domains.list({ companyId: company.id })).map(({ domain }) => domain)).toEqual([
      name,
    ]);
  });

  test.each([
    ["", "name_empty"],
    ["192.0.2.1", "name_is_address"],
    ["co.uk", "name_is_public_suffix"],
    ["kaffee.github.io", "name_is_shared_host"],
    ["gmail.com", "name_is_shared_host"],
    ["printer.local", "name_is_special"],
    [`${"a".repeat(64)}.de`, "label_too_long"],
    ["kaf fee.de", "name_invalid"],
  ])("refuses %s on its field: %s", async (domain, reason) => {
    const { asOwner, company } = await world.home();
    expect(await refusalOf(asOwner.domains.add({ companyId: company.id, domain }))).toBe(
      `invalid: ${reason}`,
    );
  });

  test("is once a tenant, also twice at once, and says nothing of other tenants", async () => {
    const [north, south] = [await world.home(), await world.home()];
    const domain = world.freshName();
    const add = (of: typeof north) => of.asOwner.domains.add({ companyId: of.company.id, domain });
    const settled = await Promise.allSettled([add(north), add(north), add(south)]);
    expect(settled.filter(({ status }) => status === "rejected")).toHaveLength(1);
    expect(await refusalOf(add(north))).toBe("conflict: domain_exists");
  });

  test("is for those who manage, in a company that is open", async () => {
    const { asMember, asOwner, company, tenant, member } = await world.home();
    await rows.companyAccess(world.app.database.superuser, {
      tenantId: tenant.id,
      companyId: company.id,
      userId: member.id,
    });
    const domain = world.freshName();
    expect(await refusalOf(asMember.domains.add({ companyId: company.id, domain }))).toBe(
      "forbidden: no_permission",
    );
    await asOwner.companies.archive({ companyId: company.id });
    expect(await refusalOf(asOwner.domains.add({ companyId: company.id, domain }))).toBe(
      "blocked: company_archived",
    );
  });
});

describe("a look", () => {
  test("makes the key, shows what to publish, and says that nothing is there", async () => {
    const of = await world.withDomain();
    world.tree.publish(of.name, `${of.name} A 192.0.2.80`);
    await world.check(of);
    const shown = await world.shown(of);
    expect(shown.status).toBe("pending");
    expect(shown.records.map(({ record, verdict }) => [record.purpose, verdict?.state])).toEqual(
      shown.records.map(({ record }) => [record.purpose, "missing"]),
    );
    expect(shown.records.map(({ record }) => record.purpose)).toEqual(
      expect.arrayContaining(["ownership", "spf", "dkim", "dmarc", "return_path", "tracking"]),
    );
    expect(shown.keys).toMatchObject([{ status: "next" }]);
  });

  test("verifies a zone that has what was asked for, proves its owner, and lets the key sign", async () => {
    const of = await world.withDomain();
    await world.check(of);
    const shown = await world.publish(of);
    expect([shown.status, shown.provenAt, shown.verifiedAt]).toEqual([
      "verified",
      new Date(world.now),
      new Date(world.now),
    ]);
    expect(shown.keys).toMatchObject([{ status: "active" }]);
    expect(shown.readiness.every(({ isReady }) => isReady)).toBe(true);
    const { rows: kept } = await world.app.database.superuser.query(
      "SELECT dns_records, dns_ttl_observed, dns_last_verified_at, dns_verification_error FROM domains WHERE id = $1",
      [of.domainId],
    );
    expect(kept[0]).toMatchObject({
      dns_ttl_observed: 300,
      dns_last_verified_at: new Date(world.now),
      dns_verification_error: null,
    });
    expect(kept[0].dns_records.records[1]).toMatchObject({
      record_type: "SPF",
      name: "@",
      verification_status: "verified",
    });
    expect((await trailOf(world.app, of.tenant.id)).at(-1)).toMatchObject({
      action: "domains.verified",
      actor_id: null,
    });
  });

  test("names the cause and the edit of a wrong record, which is failed and no more pending", async () => {
    const of = await world.withDomain();
    await world.check(of);
    const shown = await world.publish(of, { spf: `${of.name} TXT "v=spf1 include:_spf.google.com -all"` });
    const spf = shown.records.find(({ record }) => record.purpose === "spf")?.verdict;
    expect([shown.status, spf?.state, spf?.cause?.code]).toEqual(["failed", "mismatch", "spf_lacks_ours"]);
    expect(spf?.edit).toMatchObject({
      value: "v=spf1 include:_spf.google.com include:_spf.mail.invalid -all",
    });
  });

  test("that reaches no server changes nothing, and one that finds a fault is forgiven before it alarms", async () => {
    const of = await world.withDomain();
    await world.check(of);
    await world.publish(of);
    for (const server of [world.tree.ns1, world.tree.ns2]) server.fail("servfail");
    await world.check(of);
    const dark = await world.shown(of);
    expect([dark.status, state(dark, "spf"), dark.degradedAt]).toEqual(["verified", "unreachable", null]);
    // What follows from the records is not undone by a look that saw none.
    expect([dark.lastGoodAt, dark.ladder.waitsFor]).toEqual([new Date(world.now), ["time"]]);
    expect(dark.readiness.every(({ isReady }) => isReady)).toBe(true);
    for (const server of [world.tree.ns1, world.tree.ns2]) server.fail(undefined);
    const gone = { dmarc: "" };
    for (let look = 1; look < FORGIVEN_LOOKS; look += 1)
      expect((await world.publish(of, gone)).degradedAt).toBeNull();
    const degraded = await world.publish(of, gone);
    expect([degraded.status, degraded.degradedAt]).toEqual(["pending", new Date(world.now)]);
    expect(degraded.provenAt).not.toBeNull();
    const again = await world.publish(of);
    expect([again.status, again.degradedAt]).toEqual(["verified", null]);
    expect((await of.asOwner.domains.history(only(of))).map(({ outcome }) => outcome)).toEqual([
      "good",
      "bad",
      "bad",
      "bad",
      "unknown",
      "good",
      "bad",
    ]);
  });

  test("is made by the schedule when it is due, and then not again", async () => {
    const of = await world.withDomain();
    const due = () => checkDueDomains(world.app.deps, new AbortController().signal);
    world.now += 1_000;
    await due();
    const first = await of.asOwner.domains.history(only(of));
    await due();
    expect(await of.asOwner.domains.history(only(of))).toHaveLength(first.length);
    world.now += 10 * 60_000;
    await due();
    expect((await of.asOwner.domains.history(only(of))).length).toBe(first.length + 1);
  });

  test("is not made by the schedule once the domain's budget of the day is spent", async () => {
    const of = await world.withDomain();
    await world.app.database.superuser.query("UPDATE domains SET next_check = NULL WHERE id <> $1", [
      of.domainId,
    ]);
    for (let spent = 0; spent < limits.domainSchedule.points; spent += 1)
      await world.app.deps.limits.spend("domainSchedule", of.domainId);
    world.now += 1_000;
    await checkDueDomains(world.app.deps, new AbortController().signal);
    expect(await of.asOwner.domains.history(only(of))).toEqual([]);
    const { nextCheckAt } = await world.shown(of);
    expect(nextCheckAt?.getTime()).toBeGreaterThan(world.now + 20 * 60 * 60_000);
  });

  test("may be asked for, and not without end", async () => {
    const of = await world.withDomain();
    const asked = await Promise.allSettled(
      Array.from({ length: 20 }, () => of.asOwner.domains.check(only(of))),
    );
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(6);
    expect(await refusalOf(of.asOwner.domains.check(only(of)))).toBe("limited: too_many_requests");
  });

  test("of a domain that was removed meanwhile does nothing", async () => {
    const of = await world.withDomain();
    await world.check(of);
    await Promise.all([world.check(of), of.asOwner.domains.remove(only(of))]);
    expect(await refusalOf(of.asOwner.domains.byId(only(of)))).toBe("not_found: not_found");
  });
});

describe("two tenants that claim one domain", () => {
  test("are told apart by the zone alone, and nothing tells one of the other", async () => {
    const north = await world.withDomain();
    const south = await world.withDomain(north.name);
    for (const of of [north, south]) await world.check(of);
    await world.publish(south, { ownership: "" });
    const shown = await world.publish(north);
    expect(shown.provenAt).not.toBeNull();
    await world.check(south);
    const theirs = await south.asOwner.domains.byId(only(south));
    expect([theirs.provenAt, theirs.status]).toEqual([null, "failed"]);
    expect(JSON.stringify(theirs)).not.toContain(north.tenant.name);
    expect(await refusalOf(south.asOwner.domains.byId(only(north)))).toBe("not_found: not_found");
    expect(await refusalOf(south.asOwner.domains.remove(only(north)))).toBe("not_found: not_found");
  });
});

describe("DKIM keys", () => {
  test("are rotated safely: the new one signs when it is seen, the old one stays a week", async () => {
    const of = await world.withDomain();
    await world.check(of);
    await world.publish(of);
    const settled = await Promise.allSettled([
      of.asOwner.domains.rotateKey(only(of)),
      of.asOwner.domains.rotateKey(only(of)),
    ]);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const before = await world.shown(of);
    expect(before.keys.map(({ status }) => status).sort()).toEqual(["active", "next"]);
    await world.check(of);
    expect((await world.shown(of)).status).toBe("verified");
    const after = await world.publish(of);
    expect(after.keys.map(({ status }) => status).sort()).toEqual(["active", "old"]);
    world.now += 8 * DAY_MS;
    await world.check(of);
    expect((await world.shown(of)).keys.map(({ status }) => status).sort()).toEqual(["active", "revoked"]);
  });

  test("leave no private half anywhere but sealed", async () => {
    const of = await world.withDomain();
    await world.check(of);
    const answers = JSON.stringify([await world.shown(of), await of.asOwner.domains.history(only(of))]);
    const { rows: tables } = await world.app.database.superuser.query<{ name: string }>(
      "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')",
    );
    const dump = await Promise.all(
      tables.map(async ({ name }) =>
        JSON.stringify(
          (await world.app.database.superuser.query(`SELECT row_to_json(t) FROM ${name} t`)).rows,
        ),
      ),
    );
    for (const text of [answers, ...dump])
      expect(text).not.toMatch(/PRIVATE KEY|sealed:.*sealed:.*privateKey/);
    expect(answers).not.toContain("sealed:");
  });
});

describe("a domain", () => {
  test("is removed with its keys and its history, but not while accounts use it", async () => {
    const of = await world.withDomain();
    await world.check(of);
    const { superuser } = world.app.database;
    await superuser.query(
      "INSERT INTO email_accounts (tenant_id, company_id, domain_id, email) VALUES ($1, $2, $3, $4)",
      [of.tenant.id, of.company.id, of.domainId, `ada@${of.name}`],
    );
    expect(await refusalOf(of.asOwner.domains.remove(only(of)))).toBe("blocked: domain_in_use");
    await superuser.query("DELETE FROM email_accounts WHERE domain_id = $1", [of.domainId]);
    await of.asOwner.domains.remove(only(of));
    const { rows: left } = await superuser.query(
      `SELECT (SELECT count(*)::int FROM dkim_keys WHERE tenant_id = $1) AS keys, (SELECT count(*)::int FROM dns_checks WHERE tenant_id = $1) AS checks,
              (SELECT count(*)::int FROM sealed_secrets WHERE tenant_id = $1) AS secrets`,
      [of.tenant.id],
    );
    expect(left).toEqual([{ keys: 0, checks: 0, secrets: 0 }]);
  });

  test("is its company's first, one at a time", async () => {
    const of = await world.withDomain();
    const other = await of.asOwner.domains.add({ companyId: of.company.id, domain: world.freshName() });
    await Promise.all([
      of.asOwner.domains.setPrimary(only(of)),
      of.asOwner.domains.setPrimary({ domainId: other.id }),
    ]);
    const list = await of.asOwner.domains.list({ companyId: of.company.id });
    expect(list.filter(({ isPrimary }) => isPrimary)).toHaveLength(1);
  });

  test("has its mail taken in here or elsewhere, which decides whether its exchanges are asked for", async () => {
    const of = await world.withDomain();
    const purposes = async () => (await world.shown(of)).records.map(({ record }) => record.purpose);
    expect(await purposes()).not.toContain("mx");
    await of.asOwner.domains.setReceiving({ domainId: of.domainId, receivesHere: true });
    expect((await purposes()).filter((purpose) => purpose === "mx")).toHaveLength(2);
  });

  test("has optional records where they were chosen, which never decide whether it is verified", async () => {
    const of = await world.withDomain();
    await world.check(of);
    for (let time = 0; time < 2; time += 1)
      await of.asOwner.domains.setExtras({ ...only(of), extras: ["mta_sts", "bimi", "mta_sts"] });
    const asked = await world.shown(of);
    expect(asked.extras).toEqual(["mta_sts", "bimi"]);
    const shown = await world.publish(of, { mta_sts: "", bimi: "" });
    expect([shown.status, state(shown, "mta_sts")]).toEqual(["verified", "missing"]);
    const trail = await trailOf(world.app, of.tenant.id);
    expect(trail.filter(({ action }) => action === "domains.setExtras")).toHaveLength(1);
  });

  test("tells its news to whoever watches, after each look", async () => {
    const of = await world.withDomain();
    const news = await of.asOwner.domains.progress(only(of));
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
});
