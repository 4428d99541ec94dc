import { randomUUIDv7 } from "node:crypto";
import type { Prisma, Tx } from "@rookery/db";
import { enqueue } from "../../jobs/enqueue.ts";

export type NoticeKind =
  | "domain_verified"
  | "domain_degraded"
  | "domain_recovered"
  | "domain_ownership_lost"
  | "member_joined"
  | "member_waits"
  | "policies_changed";

export interface NewNotice {
  readonly tenantId: string;
  readonly companyId: string | null;
  readonly kind: NoticeKind;
  /** What it tells of; may be gone when it is read. */
  readonly subjectId: string;
  /** What the sentence names, so that it can be said without the subject. */
  readonly facts: Prisma.InputJsonObject;
}

/** Tells everybody who sees the company, in the portal; those who run the tenant get a mail as well. */
export async function tellNotice(tx: Tx, notice: NewNotice): Promise<void> {
  const id = randomUUIDv7();
  await tx.notice.createMany({ data: { ...notice, id } });
  await enqueue(tx, "mail-notice", { tenantId: notice.tenantId, noticeId: id });
}
