import type { z } from "zod";
import { inTenant, Prisma, type Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockImportToWrite } from "./imports.queries.ts";
import type { Reading } from "./imports.rules.ts";
import type { updateReadingInput } from "./imports.schema.ts";
import { recallMapping } from "./mapping-memory.ts";
import { sniffFile, type FileOverrides } from "./sniff-file.ts";

/**
 * Reads the file's start again as the person says. What they do not state stays, or is found anew where it rests on what
 * they changed: another encoding may show another delimiter.
 * @throws AppError invalid with the reason why the file cannot be read so; blocked import_not_ready, import_finished,
 * conflict import_already_started.
 */
export async function updateReading(
  ctx: TenantContext,
  input: z.output<typeof updateReadingInput>,
): Promise<Reading> {
  const { importId } = input;
  const now = await inTenant(ctx.db, ctx.tenant.scope, (tx) => lockReadable(tx, ctx, importId));
  const sniffed = await sniffFile(ctx.files, now.fileKey, overridesOf(input, now.reading));
  if (!sniffed.ok) throw new AppError("invalid", sniffed.reason);
  return inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const { companyId } = await lockReadable(tx, ctx, importId);
    const reading = await recallMapping(tx, ctx.person.id, sniffed.reading);
    await tx.import.updateMany({
      where: { tenantId: ctx.tenant.id, id: importId },
      data: {
        reading: reading as unknown as Prisma.InputJsonObject,
        // What was chosen and found for another reading says nothing of this one.
        columns: Prisma.DbNull,
        checked: Prisma.DbNull,
      },
    });
    const { encoding, delimiter, hasHeader, sheet } = reading;
    await recordAudit(tx, ctx, {
      action: "imports.updateReading",
      subjectType: "import",
      subjectId: importId,
      companyId,
      after: { encoding, delimiter, hasHeader, ...(sheet !== undefined && { sheet }) },
    });
    return reading;
  });
}

/** The import, where its file waits for somebody to say how it is read. */
async function lockReadable(tx: Tx, ctx: TenantContext, importId: string) {
  const { status, reading, companyId, fileKey } = await lockImportToWrite(tx, ctx, importId);
  if (status === "uploading") throw new AppError("blocked", "import_not_ready");
  if (status === "running" || status === "done") throw new AppError("conflict", "import_already_started");
  if (status !== "mapping" || !reading) throw new AppError("blocked", "import_finished");
  return { reading, companyId, fileKey };
}

function overridesOf(input: z.output<typeof updateReadingInput>, now: Reading): FileOverrides {
  if (now.sheets !== undefined) {
    const isOtherSheet = input.sheet !== undefined && input.sheet !== now.sheet;
    return {
      sheet: input.sheet ?? now.sheet,
      hasHeader: input.hasHeader ?? (isOtherSheet ? undefined : now.hasHeader),
    };
  }
  const isOtherEncoding = input.encoding !== undefined && input.encoding !== now.encoding;
  const isOtherDelimiter = input.delimiter !== undefined && input.delimiter !== now.delimiter;
  return {
    encoding: input.encoding ?? now.encoding,
    delimiter: input.delimiter ?? (isOtherEncoding ? undefined : now.delimiter),
    hasHeader: input.hasHeader ?? (isOtherEncoding || isOtherDelimiter ? undefined : now.hasHeader),
  };
}
