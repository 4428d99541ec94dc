import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, randomId, type TestApp, type TestCaller } from "../../testing/create-test-app.ts";
import { leadOrders } from "./leads.schema.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

type ListInput = Parameters<TestCaller["leads"]["list"]>[0];

interface Fact {
  id: string;
  email: string;
  name: string | null;
  status: string;
  import_id: string | null;
  created: Date;
  tags: string[];
}

/** A list in which every filter finds some leads, with what it holds as a superuser sees it. */
async function mixedList() {
  const { superuser } = world.database;
  const tenant = await rows.tenant(superuser);
  const owner = await rows.member(superuser, { tenantId: tenant.id, role: "owner" });
  const company = await rows.company(superuser, { tenantId: tenant.id });
  const asOwner = await world.as({ personId: owner.id, tenant: tenant.slug });
  const { rows: imports } = await superuser.query<{ id: string }>(
    `INSERT INTO imports (tenant_id, company_id, created_by, file_name, file_key, file_size_bytes, status, finished)
     SELECT $1, $2, $3, 'a.csv', 'a', 1, 'done', now() + interval '1 hour' FROM generate_series(1, 2) RETURNING id`,
    [tenant.id, company.id, owner.id],
  );
  const { rows: tags } = await superuser.query<{ id: string }>(
    "INSERT INTO tags (tenant_id, company_id, name) SELECT $1, $2, 'tag ' || n FROM generate_series(1, 2) AS n RETURNING id",
    [tenant.id, company.id],
  );
  const [importId, warm, cold] = [imports[0]?.id ?? "", tags[0]?.id ?? "", tags[1]?.id ?? ""];
  await superuser.query(
    `INSERT INTO leads (tenant_id, company_id, email, name, status, import_id)
     SELECT $1, $2, substr(md5(n::text), 1, 6) || '@x.org', CASE WHEN n % 4 > 0 THEN 'Name ' || n % 7 END,
       CASE n % 10 WHEN 0 THEN 'bounced' WHEN 1 THEN 'archived' WHEN 2 THEN 'complained' ELSE 'active' END, CASE WHEN n % 3 = 0 THEN $3::uuid END
     FROM generate_series(1, 60) AS n`,
    [tenant.id, company.id, importId],
  );
  for (const [tag, share] of [
    [warm, 2],
    [cold, 5],
  ])
    await superuser.query(
      `INSERT INTO lead_tags (tenant_id, company_id, tag_id, lead_id)
       SELECT tenant_id, company_id, $3, id FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM leads WHERE tenant_id = $1) l WHERE n % $2::int = 0`,
      [tenant.id, share, tag],
    );
  const { rows: facts } = await superuser.query<Fact>(
    `SELECT id, email, name, status, import_id, created, ARRAY(SELECT tag_id::text FROM lead_tags t WHERE t.lead_id = l.id) AS tags
     FROM leads l WHERE tenant_id = $1 ORDER BY id DESC`,
    [tenant.id],
  );
  return { asOwner, companyId: company.id, importId, warm, cold, facts };
}

/** All pages, one after the other. */
async function walk(caller: TestCaller, input: ListInput): Promise<{ emails: string[]; count: number }> {
  const emails: string[] = [];
  let count = 0;
  for (let cursor: string | undefined; ;) {
    const page = await caller.leads.list({ ...input, ...(cursor === undefined ? {} : { cursor }) });
    emails.push(...page.leads.map(({ email }) => email));
    if (page.total) count = page.total.count;
    if (page.nextCursor === null) return { emails, count };
    cursor = page.nextCursor;
  }
}

describe("a filter of leads", () => {
  test("finds what it names and nothing else, in every order, with every other filter", async () => {
    const { asOwner, companyId, importId, warm, cold, facts } = await mixedList();
    const suppressed = new Set(["bounced", "complained", "unsubscribed"]);
    const filters: [Omit<ListInput, "companyId">, (lead: Fact) => boolean][] = [
      [{ statuses: ["bounced"] }, ({ status }) => status === "bounced"],
      [{ statuses: ["active"] }, ({ status }) => status === "active"],
      [{ statuses: ["archived", "complained"] }, ({ status }) => ["archived", "complained"].includes(status)],
      [{ isSuppressed: true }, ({ status }) => suppressed.has(status)],
      [{ isSuppressed: false }, ({ status }) => !suppressed.has(status)],
      [{ tagIds: [warm] }, ({ tags }) => tags.includes(warm)],
      [{ tagIds: [warm, cold] }, ({ tags }) => tags.includes(warm) && tags.includes(cold)],
      [{ importId }, (lead) => lead.import_id === importId],
      [{ hasName: true }, ({ name }) => name !== null],
      [{ hasName: false }, ({ name }) => name === null],
      [{ search: "a" }, ({ email, name }) => email.startsWith("a") || (name ?? "").startsWith("a")],
      [{ search: "e 3" }, ({ name }) => (name ?? "").includes("e 3")],
    ];
    const none = await walk(asOwner, { companyId, statuses: ["active"], isSuppressed: true });
    expect(none).toEqual({ emails: [], count: 0 });
    for (const [one, matchesOne] of filters)
      for (const [other, matchesOther] of filters) {
        if (one !== other && Object.keys(one).some((key) => key in other)) continue;
        const expected = facts
          .filter((lead) => matchesOne(lead) && matchesOther(lead))
          .map(({ email }) => email);
        for (const order of one === other ? leadOrders : (["newest", "name"] as const)) {
          const asked = { companyId, ...one, ...other, order, limit: 7 };
          const { emails, count } = await walk(asOwner, asked);
          // A search by a part of a text says what its page found, and finds by letters in an order of its own.
          const isCounted = !asked.search?.includes(" ");
          const isByAge = order === "newest" && asked.search === undefined;
          expect({ asked, count: isCounted ? count : expected.length }).toEqual({
            asked,
            count: expected.length,
          });
          expect({ asked, emails: isByAge ? emails : emails.toSorted() }).toEqual({
            asked,
            emails: isByAge ? expected : expected.toSorted(),
          });
        }
      }
  });

  test("of a time takes what was created from then on and before", async () => {
    const { asOwner, companyId, facts } = await mixedList();
    const createdFrom = new Date(Date.now() - 3_600_000).toISOString();
    const createdTo = new Date(Date.now() + 3_600_000).toISOString();
    const count = async (input: object) => (await walk(asOwner, { companyId, ...input })).emails.length;
    expect(await count({ createdFrom, createdTo })).toBe(facts.length);
    expect(await count({ createdTo: createdFrom })).toBe(0);
    expect(await count({ createdFrom: createdTo })).toBe(0);
  });

  test("takes an import or a tag that is not there, or another's, for one without leads", async () => {
    const [north, south] = [await mixedList(), await mixedList()];
    const of = async (input: object) =>
      (await walk(north.asOwner, { companyId: north.companyId, ...input })).emails;
    for (const id of [randomId(), south.importId]) expect(await of({ importId: id })).toEqual([]);
    for (const id of [randomId(), south.warm]) expect(await of({ tagIds: [id] })).toEqual([]);
  });
});
