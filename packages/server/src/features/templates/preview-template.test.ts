import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant } from "../../testing/found-tenant.ts";
import { namesOf } from "./mail-values.ts";
import type { TemplateDraft } from "./templates.schema.ts";

let world: TestApp;
let now = Date.now();
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"), { clock: () => new Date(now) });
});
afterAll(() => world.close());

const ofHtml = (html: string): TemplateDraft => ({
  subject: "For {{first_name}} at {{employer|your company}}",
  previewText: "",
  source: { kind: "html", html },
  text: null,
});

async function home() {
  const found = await foundTenant(world);
  const { superuser } = world.database;
  const company = await rows.company(superuser, { tenantId: found.tenant.id, name: "Aurora" });
  const companyId = company.id;
  const lead = (name: string | null, employer: string | null) =>
    superuser
      .query<{ id: string }>(
        "INSERT INTO leads (tenant_id, company_id, email, name, company) VALUES ($1, $2, $3, $4, $5) RETURNING id",
        [found.tenant.id, companyId, `${randomId()}@example.org`, name, employer],
      )
      .then(({ rows: [row] }) => row?.id ?? "");
  const preview = (
    over: { draft?: TemplateDraft; leadId?: string; showsImages?: boolean; scheme?: "light" | "dark" } = {},
  ) =>
    found.asAdmin.templates.preview({
      companyId,
      draft: ofHtml("<p>Hello {{name}}</p>"),
      leadId: null,
      showsImages: false,
      ...over,
    });
  const open = (path: string) => world.app.request(path);
  return { ...found, companyId, lead, preview, open };
}

describe("a preview", () => {
  test("is shown once, by its token alone, as a page that may do nothing", async () => {
    const { preview, open, lead } = await home();
    await lead("Grace <b>Hopper</b>", "Navy");
    const shown = await preview({ draft: ofHtml("<p>Hello {{name}}</p><script>alert(1)</script>") });
    const first = await open(shown.path);
    expect(first.status).toBe(200);
    const policy = first.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/^sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;/);
    expect(policy).toContain("frame-ancestors 'self'");
    expect(first.headers.get("x-frame-options")).toBe("SAMEORIGIN");
    expect(first.headers.get("cache-control")).toBe("no-store");
    const html = await first.text();
    expect(html).toContain("Grace &lt;b&gt;Hopper&lt;/b&gt;");
    expect(html).not.toContain("<script");
    const [again, unknown] = [await open(shown.path), await open(`/preview/${"x".repeat(43)}`)];
    expect([again.status, unknown.status]).toEqual([404, 404]);
    const sameShape = async (answer: Response) =>
      JSON.stringify(await answer.json()).replace(/"requestId":"[^"]*"/, "");
    expect(await sameShape(again)).toBe(await sameShape(unknown));
  });

  test("loads pictures from elsewhere only where that is asked for", async () => {
    const { preview, open } = await home();
    const { path } = await preview({ showsImages: true });
    expect((await open(path)).headers.get("content-security-policy")).toContain(
      "img-src data: https: http:;",
    );
  });

  test("is dark or light as it is asked for, whatever the machine says", async () => {
    const { preview, open } = await home();
    const html = `<style>@media (prefers-color-scheme: dark){p{color:white}}</style><p>Hello</p>`;
    const shown = async (scheme: "light" | "dark") =>
      (await open((await preview({ draft: ofHtml(html), scheme })).path)).text();
    expect(await shown("dark")).toMatch(/content="only dark"[^]*@media \(min-width:0\)/);
    expect(await shown("light")).toMatch(/content="only light"[^]*@media \(max-width:0\)/);
  });

  test("waits two minutes for its frame, and not longer", async () => {
    const { preview, open } = await home();
    const { path } = await preview();
    await world.database.superuser.query(
      "UPDATE template_previews SET expires = now() - interval '1 second'",
    );
    expect((await open(path)).status).toBe(404);
  });

  test("takes the data of the lead that lacks most, and says what is missing", async () => {
    const { preview, lead } = await home();
    const gaps = await lead(null, null);
    await lead("Ada Lovelace", null);
    const full = await lead("Grace Hopper", "Navy");
    const byItself = await preview();
    expect(byItself).toMatchObject({
      reader: { id: gaps, name: null },
      subject: "For {{first_name}} at your company",
      gaps: ["first_name", "name"],
    });
    expect(await preview({ leadId: full })).toMatchObject({
      reader: { id: full },
      subject: "For Grace at Navy",
      gaps: [],
    });
  });

  test("of a company without leads shows the defaults", async () => {
    const { preview } = await home();
    expect(await preview()).toMatchObject({ reader: null, subject: "For {{first_name}} at your company" });
  });

  test("shows nobody a lead of another company or tenant", async () => {
    const { preview, tenant, asMember, companyId, asAdmin } = await home();
    const { superuser } = world.database;
    const other = await rows.company(superuser, { tenantId: tenant.id });
    const theirs = await rows.lead(superuser, { tenantId: tenant.id, companyId: other.id });
    const foreign = await rows.lead(superuser, { tenantId: (await foundTenant(world)).tenant.id });
    for (const leadId of [theirs.id, foreign.id, randomId()])
      expect(await refusalOf(preview({ leadId }))).toBe("not_found: not_found");
    const draft = ofHtml("");
    const input = { companyId, draft, leadId: null, showsImages: false };
    expect(await refusalOf(asMember.templates.preview(input))).toBe("not_found: not_found");
    const unknown = { ...input, companyId: randomId() };
    expect(await refusalOf(asAdmin.templates.preview(unknown))).toBe("not_found: not_found");
  });
});

test.each([
  ["Grace Hopper", "Grace", "Hopper"],
  ["Hopper, Grace Brewster", "Grace", "Hopper"],
  ["María de los Ángeles  Pérez", "María", "de los Ángeles Pérez"],
  ["Cher", "Cher", ""],
  ["山田太郎", "山田太郎", ""],
  [null, "", ""],
])("%s is called %s, of the family %s", (name, first, last) => {
  expect(namesOf(name)).toEqual({ first, last });
});
