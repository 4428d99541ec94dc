import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestDatabase, rows, type TestDatabase } from "../src/testing/index.ts";

let world: TestDatabase;
let app: pg.Client;
beforeAll(async () => {
  world = await createTestDatabase(inject("databaseServer"));
  app = new pg.Client({ connectionString: world.urls.app });
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await world.drop();
});

const LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

interface Asked {
  tenantId?: string;
  /** As the setting says it. */
  companies?: string;
  companyId: string | null;
  word?: string;
  before?: string;
  limit?: number;
}

/** What `search_leads` answers to rookery_app under these settings. */
async function search({ tenantId, companies, companyId, word, before, limit }: Asked) {
  await app.query("BEGIN");
  try {
    await app.query(
      "SELECT set_config('rookery.tenant', $1, true), set_config('rookery.companies', $2, true)",
      [tenantId ?? "", companies ?? ""],
    );
    const { rows: found } = await app.query<{ lead_id: string; is_end: boolean }>(
      "SELECT * FROM search_leads($1, $2, $3, $4)",
      [companyId, word ?? "anna", before ?? LAST, limit ?? 10],
    );
    return found.filter(({ is_end }) => !is_end).map(({ lead_id }) => lead_id);
  } finally {
    await app.query("ROLLBACK");
  }
}

async function northwind() {
  const { superuser } = world;
  const tenant = await rows.tenant(superuser);
  const [mine, other] = [
    await rows.company(superuser, { tenantId: tenant.id }),
    await rows.company(superuser, { tenantId: tenant.id }),
  ];
  const put = (companyId: string | null, email: string, name?: string) =>
    rows.leadText(superuser, { tenantId: tenant.id, companyId, email, ...(name && { name }) });
  return { tenantId: tenant.id, mine: mine.id, other: other.id, put };
}

describe("search_leads", () => {
  test("shows a list of the current tenant to who sees its company, and nothing to anybody else", async () => {
    const [north, south] = [await northwind(), await northwind()];
    const lead = await north.put(north.mine, "anna@example.org");
    const hidden = await north.put(north.other, "anna@example.org");
    const pool = await north.put(null, "anna@example.org");
    const { tenantId } = north;
    expect(await search({ tenantId, companies: "all", companyId: north.mine })).toEqual([lead.id]);
    expect(await search({ tenantId, companies: `{${north.mine}}`, companyId: north.mine })).toEqual([
      lead.id,
    ]);
    expect(await search({ tenantId, companies: "all", companyId: north.other })).toEqual([hidden.id]);
    expect(await search({ tenantId, companies: "all", companyId: null })).toEqual([pool.id]);
    for (const asked of [
      { tenantId, companies: `{${north.mine}}`, companyId: north.other },
      { tenantId, companies: `{${north.mine}}`, companyId: null },
      { tenantId, companies: "{}", companyId: north.mine },
      { tenantId, companies: "", companyId: north.mine },
      { tenantId: south.tenantId, companies: "all", companyId: north.mine },
      { tenantId: south.tenantId, companies: `{${north.mine}}`, companyId: north.mine },
      { tenantId: south.tenantId, companies: "all", companyId: null },
      { companies: "all", companyId: north.mine },
      { companies: "all", companyId: null },
    ])
      expect(await search(asked)).toEqual([]);
  });

  test("looks again at the company of each text, whatever span it stands in", async () => {
    const { tenantId, mine, other, put } = await northwind();
    const own = await put(mine, "anna@example.org");
    const stray = await put(other, "anna.elsewhere@example.org");
    await world.superuser.query(
      "UPDATE lead_texts SET span_id = (SELECT span_id FROM lead_texts WHERE lead_id = $1) WHERE lead_id = $2",
      [own.id, stray.id],
    );
    expect(await search({ tenantId, companies: "all", companyId: mine })).toEqual([own.id]);
  });

  test("finds any part of it, in any case and script, and takes no character for a wildcard", async () => {
    const { tenantId, mine, put } = await northwind();
    const found = async (word: string) =>
      (await search({ tenantId, companies: "all", companyId: mine, word })).length;
    await put(mine, "anna.o'neill@example.org", "Zoë MÜLLER 田中太郎");
    await put(mine, "100%_sure@example.org", "A\\B Иванов");
    for (const word of ["nna.o'n", "example.org", "oë mül", "MÜLLER", "田中太", "中太郎", "иван", "ИВАНОВ"])
      expect([word, await found(word)]).toEqual([word, word === "example.org" ? 2 : 1]);
    for (const word of ["100%_sure", "a\\b иван"]) expect([word, await found(word)]).toEqual([word, 1]);
    for (const word of ["100_sure", "10%sure", "ann_.o", "zoe", "nobody"])
      expect([word, await found(word)]).toEqual([word, 0]);
  });

  test("gives the newest first, span by span, and goes on from where a page ended", async () => {
    const { tenantId, mine, put } = await northwind();
    const ids: string[] = [];
    for (let each = 0; each < 7; each += 1) ids.unshift((await put(mine, `anna${each}@example.org`)).id);
    const of = { tenantId, companies: "all", companyId: mine };
    expect(await search(of)).toEqual(ids);
    expect(await search({ ...of, limit: 3 })).toEqual(ids.slice(0, 3));
    expect(await search({ ...of, limit: 3, before: ids[2] ?? "" })).toEqual(ids.slice(3, 6));
    expect(await search({ ...of, word: "anna3" })).toEqual([ids[3]]);
  });

  test("stops before what no index serves, and says where", async () => {
    const { tenantId, mine, put } = await northwind();
    await put(mine, "anna@example.org");
    await app.query("BEGIN");
    await app.query(
      "SELECT set_config('rookery.tenant', $1, true), set_config('rookery.companies', 'all', true)",
      [tenantId],
    );
    const { rows: found } = await app.query("SELECT * FROM search_leads($1, '@-.', $2, 10)", [mine, LAST]);
    await app.query("ROLLBACK");
    expect(found).toEqual([{ lead_id: LAST, is_end: true }]);
  });
});
