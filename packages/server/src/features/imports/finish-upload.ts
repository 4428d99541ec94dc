import { inTenant, type Prisma } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { tell } from "./apply-batch.ts";
import { importFileKey, removeImportFile } from "./import-files.ts";
import type { Reading } from "./imports.rules.ts";
import { recallMapping } from "./mapping-memory.ts";
import { sniffFile } from "./sniff-file.ts";

const asJson = (reading: Reading) => reading as unknown as Prisma.InputJsonObject;

/**
 * Looks into a file that has wholly arrived: it is ready for mapping, or has failed with the reason why it is no list.
 * Safe to repeat.
 */
export async function finishUpload(ctx: TenantContext, importId: string): Promise<void> {
  const sniffed = await sniffFile(ctx.files, importFileKey(importId));
  const now = ctx.clock();
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    await tx.import.updateMany({
      where: { tenantId: ctx.tenant.id, id: importId, status: "uploading" },
      data: sniffed.ok
        ? { status: "mapping", reading: asJson(await recallMapping(tx, ctx.person.id, sniffed.reading)) }
        : { status: "failed", failureReason: sniffed.reason, finished: now, fileRemoved: now },
    });
    await tell(tx, importId);
  });
  if (!sniffed.ok) await removeImportFile(ctx.files, importFileKey(importId));
}
