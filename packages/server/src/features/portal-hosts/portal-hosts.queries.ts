import { Prisma, readInTenant, type Tx } from "@rookery/db";
import { nameFor, portalRecords, recordToEnter, toUnicode, type Verdict } from "@rookery/dns";
import type { TenantContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { originAt } from "../../portal-address.ts";
import { portalNames } from "./portal-settings.ts";

/** More would be a leak that nobody keeps an eye on. */
export const HOSTS_MAX = 5;

export interface HostRow {
  id: string;
  host: string;
  registrable: string;
  token: string;
  created: Date;
  verified: Date | null;
  is_main: boolean;
  checked: Date | null;
  next_check: Date;
  verdicts: Verdict[] | null;
}

/** Columns of a {@link HostRow}. */
const hostColumns = Prisma.sql`id, host, registrable, token, created, verified, is_main, checked, next_check, verdicts`;

/** @throws AppError not_found. */
export async function requireHost(tx: Tx, { tenant }: TenantContext, hostId: string): Promise<HostRow> {
  const [row] = await tx.$queryRaw<HostRow[]>`
    SELECT ${hostColumns} FROM portal_hosts
    WHERE tenant_id = ${tenant.id}::uuid AND id = ${hostId}::uuid`;
  if (!row) throw notFound();
  return row;
}

/** What the last look found behind the name that a host has to lead to. */
const addressesOf = ({ verdicts }: HostRow): readonly string[] =>
  verdicts?.flatMap(({ record }) => record.addresses ?? []) ?? [];

/** The tenant's own addresses with what each needs in DNS and how that stands, the oldest first. */
export async function listHosts(ctx: TenantContext) {
  const names = await portalNames(ctx);
  const rows = await readInTenant(
    ctx.db,
    ctx.tenant.scope,
    (tx) => tx.$queryRaw<HostRow[]>`
    SELECT ${hostColumns} FROM portal_hosts
    WHERE tenant_id = ${ctx.tenant.id}::uuid ORDER BY created, id LIMIT ${HOSTS_MAX}`,
  );
  return rows.map((row) => ({
    id: row.id,
    host: row.host,
    shown: toUnicode(row.host),
    origin: originAt(ctx.env, row.host),
    /** Since when it is served; null while its records are looked for. */
    verifiedAt: row.verified,
    isMain: row.is_main,
    checkedAt: row.checked,
    nextCheckAt: row.next_check,
    records: portalRecords(row, { ...names, addresses: addressesOf(row) }).map((record) => {
      const verdict = row.verdicts?.find((each) => each.record.key === record.key) ?? null;
      const name = nameFor({ notation: "relative", apex: "@" }, record.name, row.registrable);
      return { record: recordToEnter(record, verdict), name, verdict };
    }),
  }));
}
