import type { Page } from "playwright-core";
import { mutate, query, type Session } from "../product/api.ts";
import { open, pageOf, type Studio } from "./studio.ts";

interface ShownJob {
  readonly status: string;
}

/** Leads of awkward names, in the company whose own is the longest. */
const people = [
  ["zoe.muller@roesterei-und-kaffeehaus.de", "Müller, Zoë", "Größe & Söhne"],
  ["tanaka@example.jp", "田中 美咲", "中村珈琲店"],
  ["irina@example.org", "Ирина Соколова", "Кофейня на Невском"],
  ["layla@example.org", "ليلى حداد", null],
  ["dimitris.papadopoulos@example.gr", "Δημήτρης Παπαδόπουλος", "Καφεκοπτεία Λουμίδη"],
  [
    "bartholomew.featherstonehaugh-cholmondeley+newsletter@correspondence.featherstonehaugh-estates.example",
    "Bartholomew Featherstonehaugh-Cholmondeley, 7th Baron of Somewhere Rather Far Away",
    "Gesellschaft für angewandte Gartenbaukunst und Landschaftspflege Mecklenburg-Vorpommern mbH",
  ],
  ["info@acme.example", null, "Acme"],
] as const;

const given = ["Maria", "José", "Anne-Marie", "Łukasz", "Siobhán", "Nguyễn"];
const family = ["Müller", "O’Neill", "García", "Kowalski", "Haddad", "Sørensen", "van den Berg"];

/** The list of leads with what narrows it, what is done to many at once, and what became of that. */
export async function leadScenes(studio: Studio): Promise<void> {
  const { portal } = studio;
  if (!["leads-filter", "leads-chosen", "lead-job"].some((name) => studio.photographer.wants(name))) return;
  const session = portal.owner;
  const page = await pageOf(studio, session);
  const base = `/t/${session.slug}/c/${portal.empty.workspaceName}/leads`;
  await open(page, `${base}/changes`);
  await studio.photographer.take(page, "lead-jobs-empty");
  await fill(studio);
  await list(studio, page, base);
  await bulk(studio, page, base);
  await jobs(studio, page, base);
  await page.context().close();
}

async function fill({ portal, product }: Studio): Promise<void> {
  const [session, companyId] = [portal.owner, portal.empty.id];
  await product.database.superuser.query(
    `INSERT INTO leads (tenant_id, company_id, email, name, company, status, created)
     SELECT t.id, $2, 'lead.' || n || '@example.org', ($3::text[])[1 + n % 6] || ' ' || ($4::text[])[1 + n % 7],
            CASE n % 4 WHEN 0 THEN 'Acme' WHEN 1 THEN 'Nakamura K.K.' END,
            CASE WHEN n % 19 = 0 THEN 'archived' ELSE 'active' END, now() - n * interval '37 minutes'
     FROM tenants t, generate_series(1, 12000) n WHERE t.slug = $1`,
    [session.slug, companyId, given, family],
  );
  const fields = [
    ["Contract since", "date"],
    ["Seats", "number"],
    ["Newsletter", "boolean"],
  ] as const;
  for (const [name, type] of fields) await mutate(session, "leadFields.add", { companyId, name, type });
  for (const [email, name, employer] of people)
    await mutate(session, "leads.add", {
      companyId,
      email,
      name,
      employer,
      tags: ["vip", "Frühjahrsmesse München 2026", "田中さんの紹介"].slice(0, 1 + (email.length % 3)),
    });
  await product.database.superuser.query(
    `UPDATE leads SET status = 'unsubscribed' WHERE company_id = $1 AND email IN ('info@acme.example', 'lead.4@example.org')`,
    [companyId],
  );
  const settings = {
    filter: { statuses: ["active"] },
    order: "email",
    columns: ["email", "name", "status"],
    density: "compact",
  };
  await mutate(session, "leadViews.add", { companyId, name: "Warm", isShared: false, settings });
  await mutate(session, "leadViews.add", { companyId, name: "Frühjahrsmesse", isShared: true, settings });
}

async function list({ photographer }: Studio, page: Page, base: string): Promise<void> {
  await open(page, base);
  await photographer.take(page, "leads-many");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("checkbox", { name: /^Frühjahrsmesse/ }).waitFor();
  await photographer.take(page, "leads-filter");
  await page.keyboard.press("Escape");
  await open(page, `${base}?status=active,unsubscribed&named=true&from=2026-01-01T00:00:00.000Z&order=name`);
  await page.getByRole("list", { name: "Filters in force" }).waitFor();
  await photographer.take(page, "leads-filtered");
  await page.getByRole("button", { name: "All leads" }).click();
  await page.getByRole("menuitem", { name: "Warm" }).waitFor();
  await photographer.take(page, "leads-views");
  await page.getByRole("menuitem", { name: "Save as a view…" }).click();
  await page.getByRole("dialog").waitFor();
  await photographer.take(page, "leads-view-save");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Columns and rows" }).click();
  await page.getByRole("radio", { name: "Compact" }).check();
  await photographer.take(page, "leads-columns");
}

async function bulk({ photographer }: Studio, page: Page, base: string): Promise<void> {
  const region = page.getByRole("region", { name: "Chosen leads" });
  const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  const choose = async () => {
    await open(page, base);
    await page.getByRole("checkbox", { name: "Choose all that are shown" }).check();
    await region.getByRole("button", { name: /Choose all/ }).waitFor();
  };
  await choose();
  await photographer.take(page, "leads-chosen");
  await region.getByRole("button", { name: /Choose all/ }).click();
  for (const [button, name] of [
    ["Add tags", "leads-tag"],
    ["Export", "leads-export"],
    ["Delete", "leads-delete"],
  ] as const) {
    await region.getByRole("button", { name: button }).click();
    await dialog.waitFor();
    await photographer.take(page, name);
    await page.keyboard.press("Escape");
  }
  await region.getByRole("button", { name: "Status" }).click();
  await page.getByRole("menuitem", { name: "Unsubscribe" }).click();
  await dialog.waitFor();
  await photographer.take(page, "leads-unsubscribe");
  await page.keyboard.press("Escape");
  await region.getByRole("button", { name: "More changes" }).click();
  await page.getByRole("menuitem", { name: "Move to another company" }).click();
  await dialog.getByRole("combobox").waitFor();
  await photographer.take(page, "leads-move");
  await page.keyboard.press("Escape");
}

async function jobs({ photographer, portal, product }: Studio, page: Page, base: string): Promise<void> {
  const [session, companyId] = [portal.owner, portal.empty.id];
  const begin = (name: string, rest: object) =>
    mutate<{ jobId: string }>(session, `leadJobs.${name}`, { companyId, ...rest });
  const filter = {};
  const tag = await begin("change", { filter, change: { kind: "tag", tags: ["vip", "Frühjahrsmesse"] } });
  await ended(session, tag.jobId);
  const active = await begin("change", {
    filter: { statuses: ["archived", "unsubscribed"] },
    change: { kind: "status", status: "active" },
  });
  const file = await begin("export", { filter, format: "xlsx" });
  const gone = await begin("change", { filter: { search: "lead.11" }, change: { kind: "delete" } });
  for (const { jobId } of [active, file, gone]) await ended(session, jobId);
  for (const [job, name] of [
    [active, "lead-job"],
    [file, "lead-job-export"],
    [gone, "lead-job-deleted"],
  ] as const) {
    await open(page, `${base}/changes/${job.jobId}`);
    await photographer.take(page, name);
  }
  // As it is in the middle of a longer one.
  await product.database.superuser.query(
    `UPDATE lead_jobs SET status = 'running', finished = NULL, rows_done = 5200, rows_changed = 5200, started = now() - interval '4 seconds' WHERE id = $1`,
    [tag.jobId],
  );
  await open(page, `${base}/changes/${tag.jobId}`);
  await photographer.take(page, "lead-job-running");
  await open(page, `${base}/changes`);
  await photographer.take(page, "lead-jobs");
  await product.database.superuser.query(
    "UPDATE lead_jobs SET status = 'done', finished = now() WHERE id = $1",
    [tag.jobId],
  );
}

async function ended(session: Session, jobId: string): Promise<void> {
  for (let waited = 0; waited < 300; waited += 1) {
    const { status } = await query<ShownJob>(session, "leadJobs.byId", { jobId });
    if (status !== "waiting" && status !== "running") return;
    await new Promise((later) => setTimeout(later, 200));
  }
  throw new Error("The job did not end");
}
