import type { z } from "zod";
import { inTenant, Prisma } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockImportToWrite } from "./imports.queries.ts";
import type { Reading } from "./imports.rules.ts";
import type { updateReadingInput } from "./imports.schema.ts";
import { recallMapping } from "./mapping-memory.ts";
import { readSample } from "./read-sample.ts";
import { sniff, type ReadingOverrides } from "./sniff.ts";

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
  return inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const found = await lockImportToWrite(tx, ctx, importId);
    if (found.status === "uploading") throw new AppError("blocked", "import_not_ready");
    if (found.status === "running" || found.status === "done")
      throw new AppError("conflict", "import_already_started");
    if (found.status !== "mapping" || !found.reading) throw new AppError("blocked", "import_finished");
    const { sample, isWhole } = await readSample(ctx.files, found.fileKey);
    const sniffed = sniff(sample, isWhole, overridesOf(input, found.reading));
    if (!sniffed.ok) throw new AppError("invalid", sniffed.reason);
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
    const { encoding, delimiter, hasHeader } = reading;
    await recordAudit(tx, ctx, {
      action: "imports.updateReading",
      subjectType: "import",
      subjectId: importId,
      companyId: found.companyId,
      after: { encoding, delimiter, hasHeader },
    });
    return reading;
  });
}

function overridesOf(input: z.output<typeof updateReadingInput>, now: Reading): ReadingOverrides {
  const isOtherEncoding = input.encoding !== undefined && input.encoding !== now.encoding;
  const isOtherDelimiter = input.delimiter !== undefined && input.delimiter !== now.delimiter;
  return {
    encoding: input.encoding ?? now.encoding,
    delimiter: input.delimiter ?? (isOtherEncoding ? undefined : now.delimiter),
    hasHeader: input.hasHeader ?? (isOtherEncoding || isOtherDelimiter ? undefined : now.hasHeader),
  };
}
