import type { Tx } from "@rookery/db";
import { toUnicode } from "@rookery/dns";
import type { NoticeFacts } from "./notice-texts.ts";

/** A notice as its mail needs it. */
export interface PendingNotice {
  readonly facts: NoticeFacts;
  /** Where its subject is in the portal. */
  readonly path: string;
}

interface Row {
  facts: { domain: string; purpose?: string };
  subject_id: string;
  slug: string;
  workspace_name: string | null;
}

/** Undefined where the tenant or the company is gone: then nobody is to be told. */
export async function findNotice(
  tx: Tx,
  { tenantId, noticeId }: { tenantId: string; noticeId: string },
): Promise<PendingNotice | undefined> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT n.facts, n.subject_id, t.slug, c.workspace_name
    FROM notices n JOIN tenants t ON t.id = n.tenant_id
    LEFT JOIN companies c ON c.tenant_id = n.tenant_id AND c.id = n.company_id
    WHERE n.tenant_id = ${tenantId}::uuid AND n.id = ${noticeId}::uuid AND t.deleted IS NULL AND c.purged IS NULL`;
  if (!row) return undefined;
  const { domain, purpose } = row.facts;
  // The tenant's own pool has no page of its own.
  const place = row.workspace_name === null ? "" : `/c/${row.workspace_name}/domains/${row.subject_id}`;
  return { facts: { domain: toUnicode(domain), purpose }, path: `/t/${row.slug}${place}` };
}
