import { startDnsTree, type DnsTree } from "@rookery/dns/testing";
import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { createOutboundGuard } from "../../outbound-guard.ts";
import { createDnsLookup } from "../../ports/dns/dns-lookup.ts";
import { createTestApp, refusalOf, type TestApp, type TestCaller } from "../../testing/create-test-app.ts";
import { foundTenant, trailOf } from "../../testing/found-tenant.ts";
import { checkDomain } from "./check-domain.ts";
import { checkDueDomains } from "./check-due-domains.ts";
import { FORGIVEN_LOOKS } from "./domain-health.ts";

const DAY_MS = 86_400_000;

let tree: DnsTree;
let world: TestApp;
let now = Date.now();
beforeAll(async () => {
  tree = await startDnsTree();
  const at = (server: { address: string }) => `${server.address}:${tree.port}`;
  world = await createTestApp(inject("databaseServer"), {
    clock: () => new Date(now),
    dns: createDnsLookup({
      resolvers: [at(tree.resolver)],
      roots: [at(tree.root)],
      port: tree.port,
      mayAsk: createOutboundGuard(["127.0.53.0/24"]),
    }),
  });
  tree.resolver.serve("mail.invalid", `_spf.mail.invalid TXT "v=spf1 ip4:198.51.100.0/24 -all"`);
});
afterAll(async () => {
  await world.close();
  await tree.stop();
});
beforeEach(async () => {
  now = Date.now();
  for (const server of [tree.ns1, tree.ns2, tree.resolver]) server.fail(undefined);
  await world.database.superuser.query("DELETE FROM rate_limits");
});

/** Inputs are strict: an id and nothing beside it. */
const only = ({ domainId }: { domainId: string }) => ({ domainId });

let counter = 0;
const freshName = () => `kaffee-${(counter += 1)}-${process.pid}.de`;

async function home() {
  const found = await foundTenant(world);
  const company = await rows.company(world.database.superuser, { tenantId: found.tenant.id });
  const check = (domainId: string) => checkDomain(world.deps, { tenantId: found.tenant.id, domainId });
  return { ...found, company, check };
}

async function withDomain(name = freshName()) {
  const here = await home();
  const { id: domainId } = await here.asOwner.domains.add({ companyId: here.company.id, domain: name });
  return { ...here, domainId, name };
}

type Shown = Awaited<ReturnType<TestCaller["domains"]["byId"]>>;

/** The zone as the screen asks for it; `over` replaces or leaves out what stands for a key. */
function zoneOf({ records }: Shown, over: Record<string, string> = {}): string {
  const lines = records.map(({ record }) => {
    const kind = record.key.split(":")[0] ?? "";
    if (kind in over) return over[kind] ?? "";
    const pieces = record.value.match(/.{1,250}/g) ?? [];
    const data = record.type === "TXT" ? pieces.map((piece) => `"${piece}"`).join(" ") : record.value;
    return `${record.name} ${record.type} ${data}`;
  });
  return lines.join("\n");
}

/** Publishes what the screen shows, and looks. */
async function publish(of: Awaited<ReturnType<typeof withDomain>>, over: Record<string, string> = {}) {
  tree.publish(of.name, zoneOf(await of.asOwner.domains.byId(only(of)), over));
  await of.check(of.domainId);
  return of.asOwner.domains.byId(only(of));
}

const state = (shown: Shown, purpose: string) =>
  shown.records.find(({ record }) => record.purpose === purpose)?.verdict?.state;

describe("adding a domain", () => {
  test("takes what a person pastes, queues a look, and tells the audit log", async () => {
    const { asAdmin, company, tenant } = await home();
    const name = freshName();
    const added = await asAdmin.domains.add({
      companyId: company.id,
      domain: ` HTTPS://${name.toUpperCase()}/shop `,
    });
    expect(added.domain).toBe(name);
    const { rows: jobs } = await world.database.superuser.query(
      "SELECT data FROM pgboss.job WHERE name = 'check-domain' AND data ->> 'domainId' = $1",
      [added.id],
    );
    expect(jobs).toEqual([{ data: { tenantId: tenant.id, domainId: added.id } }]);
    expect(await trailOf(world, tenant.id)).toMatchObject([
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
    const { asOwner, company } = await home();
    expect(await refusalOf(asOwner.domains.add({ companyId: company.id, domain }))).toBe(
      `invalid: ${reason}`,
    );
  });

  test("is once a tenant, also twice at once, and says nothing of other tenants", async () => {
    const [north, south] = [await home(), await home()];
    const domain = freshName();
    const add = (of: typeof north) => of.asOwner.domains.add({ companyId: of.company.id, domain });
    const settled = await Promise.allSettled([add(north), add(north), add(south)]);
    expect(settled.filter(({ status }) => status === "rejected")).toHaveLength(1);
    expect(await refusalOf(add(north))).toBe("conflict: domain_exists");
  });

  test("is for those who manage, in a company that is open", async () => {
    const { asMember, asOwner, company, tenant, member } = await home();
    await rows.companyAccess(world.database.superuser, {
      tenantId: tenant.id,
      companyId: company.id,
      userId: member.id,
    });
    const domain = freshName();
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
    const of = await withDomain();
    tree.publish(of.name, `${of.name} A 192.0.2.80`);
    await of.check(of.domainId);
    const shown = await of.asOwner.domains.byId(only(of));
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
    const of = await withDomain();
    await of.check(of.domainId);
    const shown = await publish(of);
    expect([shown.status, shown.provenAt, shown.verifiedAt]).toEqual([
      "verified",
      new Date(now),
      new Date(now),
    ]);
    expect(shown.keys).toMatchObject([{ status: "active" }]);
    expect(shown.readiness.every(({ isReady }) => isReady)).toBe(true);
    const { rows: kept } = await world.database.superuser.query(
      "SELECT dns_records, dns_ttl_observed, dns_last_verified_at, dns_verification_error FROM domains WHERE id = $1",
      [of.domainId],
    );
    expect(kept[0]).toMatchObject({
      dns_ttl_observed: 300,
      dns_last_verified_at: new Date(now),
      dns_verification_error: null,
    });
    expect(kept[0].dns_records.records[1]).toMatchObject({
      record_type: "SPF",
      name: "@",
      verification_status: "verified",
    });
    expect((await trailOf(world, of.tenant.id)).at(-1)).toMatchObject({
      action: "domains.verified",
      actor_id: null,
    });
  });

  test("names the cause and the edit of a wrong record, which is failed and no more pending", async () => {
    const of = await withDomain();
    await of.check(of.domainId);
    const shown = await publish(of, { spf: `${of.name} TXT "v=spf1 include:_spf.google.com -all"` });
    const spf = shown.records.find(({ record }) => record.purpose === "spf")?.verdict;
    expect([shown.status, spf?.state, spf?.cause?.code]).toEqual(["failed", "mismatch", "spf_lacks_ours"]);
    expect(spf?.edit).toMatchObject({
      value: "v=spf1 include:_spf.google.com include:_spf.mail.invalid -all",
    });
  });

  test("that reaches no server changes nothing, and one that finds a fault is forgiven before it alarms", async () => {
    const of = await withDomain();
    await of.check(of.domainId);
    await publish(of);
    for (const server of [tree.ns1, tree.ns2]) server.fail("servfail");
    await of.check(of.domainId);
    const dark = await of.asOwner.domains.byId(only(of));
    expect([dark.status, state(dark, "spf"), dark.degradedAt]).toEqual(["verified", "unreachable", null]);
    for (const server of [tree.ns1, tree.ns2]) server.fail(undefined);
    const gone = { dmarc: "" };
    for (let look = 1; look < FORGIVEN_LOOKS; look += 1)
      expect((await publish(of, gone)).degradedAt).toBeNull();
    const degraded = await publish(of, gone);
    expect([degraded.status, degraded.degradedAt]).toEqual(["pending", new Date(now)]);
    expect(degraded.provenAt).not.toBeNull();
    const again = await publish(of);
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
    const of = await withDomain();
    const due = () => checkDueDomains(world.deps, new AbortController().signal);
    now += 1_000;
    await due();
    const first = await of.asOwner.domains.history(only(of));
    await due();
    expect(await of.asOwner.domains.history(only(of))).toHaveLength(first.length);
    now += 10 * 60_000;
    await due();
    expect((await of.asOwner.domains.history(only(of))).length).toBe(first.length + 1);
  });

  test("may be asked for, and not without end", async () => {
    const of = await withDomain();
    const asked = await Promise.allSettled(
      Array.from({ length: 20 }, () => of.asOwner.domains.check(only(of))),
    );
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(6);
    expect(await refusalOf(of.asOwner.domains.check(only(of)))).toBe("limited: too_many_requests");
  });

  test("of a domain that was removed meanwhile does nothing", async () => {
    const of = await withDomain();
    await of.check(of.domainId);
    await Promise.all([of.check(of.domainId), of.asOwner.domains.remove(only(of))]);
    expect(await refusalOf(of.asOwner.domains.byId(only(of)))).toBe("not_found: not_found");
  });
});

describe("two tenants that claim one domain", () => {
  test("are told apart by the zone alone, and nothing tells one of the other", async () => {
    const north = await withDomain();
    const south = await withDomain(north.name);
    for (const of of [north, south]) await of.check(of.domainId);
    await publish(south, { ownership: "" });
    const shown = await publish(north);
    expect(shown.provenAt).not.toBeNull();
    await south.check(south.domainId);
    const theirs = await south.asOwner.domains.byId(only(south));
    expect([theirs.provenAt, theirs.status]).toEqual([null, "failed"]);
    expect(JSON.stringify(theirs)).not.toContain(north.tenant.name);
    expect(await refusalOf(south.asOwner.domains.byId(only(north)))).toBe("not_found: not_found");
    expect(await refusalOf(south.asOwner.domains.remove(only(north)))).toBe("not_found: not_found");
  });
});

describe("DKIM keys", () => {
  test("are rotated safely: the new one signs when it is seen, the old one stays a week", async () => {
    const of = await withDomain();
    await of.check(of.domainId);
    await publish(of);
    const settled = await Promise.allSettled([
      of.asOwner.domains.rotateKey(only(of)),
      of.asOwner.domains.rotateKey(only(of)),
    ]);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const before = await of.asOwner.domains.byId(only(of));
    expect(before.keys.map(({ status }) => status).sort()).toEqual(["active", "next"]);
    await of.check(of.domainId);
    expect((await of.asOwner.domains.byId(only(of))).status).toBe("verified");
    const after = await publish(of);
    expect(after.keys.map(({ status }) => status).sort()).toEqual(["active", "old"]);
    now += 8 * DAY_MS;
    await of.check(of.domainId);
    expect((await of.asOwner.domains.byId(only(of))).keys.map(({ status }) => status).sort()).toEqual([
      "active",
      "revoked",
    ]);
  });

  test("leave no private half anywhere but sealed", async () => {
    const of = await withDomain();
    await of.check(of.domainId);
    const answers = JSON.stringify([
      await of.asOwner.domains.byId(only(of)),
      await of.asOwner.domains.history(only(of)),
    ]);
    const { rows: tables } = await world.database.superuser.query<{ name: string }>(
      "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')",
    );
    const dump = await Promise.all(
      tables.map(async ({ name }) =>
        JSON.stringify((await world.database.superuser.query(`SELECT row_to_json(t) FROM ${name} t`)).rows),
      ),
    );
    for (const text of [answers, ...dump])
      expect(text).not.toMatch(/PRIVATE KEY|sealed:.*sealed:.*privateKey/);
    expect(answers).not.toContain("sealed:");
  });
});

describe("a domain", () => {
  test("is removed with its keys and its history, but not while accounts use it", async () => {
    const of = await withDomain();
    await of.check(of.domainId);
    const { superuser } = world.database;
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
    const of = await withDomain();
    const other = await of.asOwner.domains.add({ companyId: of.company.id, domain: freshName() });
    await Promise.all([
      of.asOwner.domains.setPrimary(only(of)),
      of.asOwner.domains.setPrimary({ domainId: other.id }),
    ]);
    const list = await of.asOwner.domains.list({ companyId: of.company.id });
    expect(list.filter(({ isPrimary }) => isPrimary)).toHaveLength(1);
  });

  test("has its mail taken in here or elsewhere, which decides whether its exchanges are asked for", async () => {
    const of = await withDomain();
    const purposes = async () =>
      (await of.asOwner.domains.byId(only(of))).records.map(({ record }) => record.purpose);
    expect(await purposes()).not.toContain("mx");
    await of.asOwner.domains.setReceiving({ domainId: of.domainId, receivesHere: true });
    expect((await purposes()).filter((purpose) => purpose === "mx")).toHaveLength(2);
  });

  test("tells its news to whoever watches, after each look", async () => {
    const of = await withDomain();
    const news = await of.asOwner.domains.progress(only(of));
    const seen: (Date | null)[] = [];
    const watching = (async () => {
      for await (const { checkedAt } of news) if (seen.push(checkedAt) === 2) break;
    })();
    await expect.poll(() => seen).toEqual([null]);
    await of.check(of.domainId);
    await watching;
    expect(seen[1]).toEqual(new Date(now));
  });
});
