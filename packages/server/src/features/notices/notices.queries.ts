import { readRows } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import type { NoticeFacts } from "../mails/mail-texts.ts";
import type { NoticeKind } from "../preferences/preferences.rules.ts";

interface Row {
  id: string;
  kind: NoticeKind;
  subject_id: string;
  facts: NoticeFacts;
  created: Date;
  workspace_name: string | null;
  is_unseen: boolean;
}

/** Notices that the bell shows; what is older is in the audit log. */
const LIST_MAX = 30;

/** Newest first, of every company in sight and of each kind that the reader wants to be told of here. The key holds v7 ids, so that the newest are its end. */
export const noticesStatement = `
  SELECT n.id, n.kind, n.subject_id, n.facts, n.created, c.workspace_name,
         n.created > (SELECT m.notices_seen FROM tenant_users m WHERE m.tenant_id = $1 AND m.user_id = $2) AS is_unseen
  FROM notices n LEFT JOIN companies c ON c.tenant_id = n.tenant_id AND c.id = n.company_id
  WHERE n.tenant_id = $1 AND c.purged IS NULL AND (n.user_id IS NULL OR n.user_id = $2)
    AND NOT EXISTS (SELECT FROM notification_choices h WHERE h.user_id = $2 AND h.kind = n.kind AND NOT h.in_portal)
  ORDER BY n.id DESC LIMIT ${LIST_MAX}`;

export async function listNotices(ctx: TenantContext) {
  const rows = await readRows<Row>(ctx.db, ctx.tenant.scope, {
    name: "notices_list",
    text: noticesStatement,
    values: [ctx.tenant.id, ctx.person.id],
  });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    subjectId: row.subject_id,
    /** What the sentence names. */
    facts: row.facts,
    /** Null for the tenant's own pool. */
    workspaceName: row.workspace_name,
    createdAt: row.created,
    isUnseen: row.is_unseen,
  }));
}
