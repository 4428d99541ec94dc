import { readInTenant, readRows } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { addressOfTenant, urlAt } from "../../portal-address.ts";
import { notPurged } from "../companies/companies.queries.ts";
import type { VariableValues } from "./fill-variables.ts";

/** A lead as a preview names it. */
export interface Reader {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly employer: string | null;
}

interface Wanted {
  readonly companyId: string | null;
  /** Null = a lead that lacks as much as any does. */
  readonly leadId: string | null;
}

/** Newest leads among which one with gaps is looked for. */
const LOOKED_AT = 500;

const columns = "l.id, l.email, l.name, l.company AS employer";

/** @returns undefined where the company has no lead. @throws AppError not_found for a lead that is named and not there. */
export async function readerFor(
  ctx: TenantContext,
  { companyId, leadId }: Wanted,
): Promise<Reader | undefined> {
  const list = `l.tenant_id = $1 AND l.company_id ${companyId === null ? "IS NULL" : `= $2 AND ${notPurged("$1", "$2")}`}`;
  const place = companyId === null ? [] : [companyId];
  const suffix = companyId === null ? "_pool" : "";
  if (leadId === null) {
    const [found] = await readRows<Reader>(ctx.db, ctx.tenant.scope, {
      name: `template_reader_with_gaps${suffix}`,
      text: `SELECT * FROM (
          SELECT ${columns} FROM leads l WHERE ${list} ORDER BY l.id DESC LIMIT ${LOOKED_AT}
        ) l ORDER BY (name IS NULL)::int + (employer IS NULL)::int DESC, id DESC LIMIT 1`,
      values: [ctx.tenant.id, ...place],
    });
    return found;
  }
  const [found] = await readRows<Reader>(ctx.db, ctx.tenant.scope, {
    name: `template_reader${suffix}`,
    text: `SELECT ${columns} FROM leads l WHERE ${list} AND l.id = $${place.length + 2}`,
    values: [ctx.tenant.id, ...place, leadId],
  });
  if (!found) throw notFound();
  return found;
}

/** First and last part of a name; "Hopper, Grace" is read the other way round. */
export function namesOf(name: string | null): { first: string; last: string } {
  const [one = "", two] = (name ?? "").split(",", 2).map((part) => part.trim());
  if (two) return { first: two.split(/\s+/)[0] ?? "", last: one };
  const words = one.split(/\s+/);
  return { first: words[0] ?? "", last: words.slice(1).join(" ") };
}

/** Nobody is unsubscribed by a mail that only shows how it will look. */
const SAMPLE_LINK = "/u/sample";

export interface Sender {
  readonly name: string;
  readonly email: string;
}

/** What a mail that is looked at or tried says of its reader and its sender. */
export async function sampleValues(
  ctx: TenantContext,
  companyId: string | null,
  { reader, sender }: { reader: Reader | undefined; sender: Sender },
): Promise<VariableValues> {
  const company =
    companyId === null
      ? undefined
      : await readInTenant(ctx.db, ctx.tenant.scope, (tx) =>
          tx.company.findFirst({
            where: { tenantId: ctx.tenant.id, id: companyId, purged: null },
            select: { name: true },
          }),
        );
  if (companyId !== null && !company) throw notFound();
  const { first, last } = namesOf(reader?.name ?? null);
  return {
    first_name: first,
    last_name: last,
    name: reader?.name ?? "",
    email: reader?.email ?? "",
    employer: reader?.employer ?? "",
    sender_name: sender.name,
    sender_email: sender.email,
    company_name: company?.name ?? ctx.tenant.name,
    unsubscribe_url: urlAt(await addressOfTenant(ctx, ctx.tenant.id), SAMPLE_LINK),
  };
}
