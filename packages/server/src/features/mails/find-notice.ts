import type { Tx } from "@rookery/db";
import { toUnicode } from "@rookery/dns";
import type { NoticeKind } from "../preferences/preferences.rules.ts";
import type { NoticeFacts } from "./mail-texts.ts";

/** A notice as its mail needs it. */
export interface PendingNotice {
  readonly facts: NoticeFacts;
  /** Where its subject is in the portal. */
  readonly path: string;
}

interface Row {
  kind: NoticeKind;
  facts: NoticeFacts;
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
    SELECT n.kind, n.facts, n.subject_id, t.slug, c.workspace_name
    FROM notices n JOIN tenants t ON t.id = n.tenant_id
    LEFT JOIN companies c ON c.tenant_id = n.tenant_id AND c.id = n.company_id
    WHERE n.tenant_id = ${tenantId}::uuid AND n.id = ${noticeId}::uuid AND t.deleted IS NULL AND c.purged IS NULL`;
  if (!row) return undefined;
  const { domain } = row.facts;
  const facts = { ...row.facts, ...(domain === undefined ? {} : { domain: toUnicode(domain) }) };
  return { facts, path: `/t/${row.slug}${placeOf(row)}` };
}

function placeOf({ kind, workspace_name: workspace, subject_id: id }: Row): string {
  if (kind === "member_joined" || kind === "member_waits") return "/people";
  if (kind === "policies_changed") return "/policies";
  if (kind === "billing_changed") return "/settings";
  if (kind === "import_done" || kind === "import_failed")
    return workspace === null ? "/companies" : `/c/${workspace}/imports/${id}`;
  // The tenant's own pool has no page of its own.
  if (workspace === null) return "";
  if (kind === "account_stopped" || kind === "account_recovered") return `/c/${workspace}/accounts/${id}`;
  return `/c/${workspace}/domains/${id}`;
}
