import { randomUUIDv7 } from "node:crypto";
import type { Prisma, Tx } from "@rookery/db";
import { enqueue } from "../../jobs/enqueue.ts";
import type { NoticeKind } from "../preferences/preferences.rules.ts";

export interface NewNotice {
  readonly tenantId: string;
  readonly companyId: string | null;
  /** Whom alone it concerns; absent where it concerns everybody who sees the company. */
  readonly userId?: string;
  readonly kind: NoticeKind;
  /** What it tells of; may be gone when it is read. */
  readonly subjectId: string;
  /** What the sentence names, so that it can be said without the subject. */
  readonly facts: Prisma.InputJsonObject;
}

/** Tells everybody who sees the company, or the one whom it concerns; who gets a mail as well is found when it is sent. */
export async function tellNotice(tx: Tx, notice: NewNotice): Promise<void> {
  const id = randomUUIDv7();
  await tx.notice.createMany({ data: { ...notice, id } });
  await enqueue(tx, "mail-notice", { tenantId: notice.tenantId, noticeId: id });
}
