import { createHash } from "node:crypto";
import type { Tx } from "@rookery/db";
import { bareWord } from "./guess-columns.ts";
import type { ColumnMapping, Reading } from "./imports.rules.ts";

/** Kinds of files that one person's choices are kept of; the one used longest ago gives way. */
const KEPT_MAX = 200;

/** The same for files with the same headers in the same order, whatever their case; undefined for a file without a header. */
function signatureOf({ hasHeader, columns }: Reading): Uint8Array<ArrayBuffer> | undefined {
  if (!hasHeader) return undefined;
  const headers = columns.map(({ header }) => bareWord(header ?? ""));
  return Uint8Array.from(createHash("sha256").update(JSON.stringify(headers)).digest());
}

/** Keeps how a person mapped the columns, for the next file of the kind. */
export async function rememberMapping(
  tx: Tx,
  of: { personId: string; reading: Reading; columns: Record<string, number> },
): Promise<void> {
  const signature = signatureOf(of.reading);
  if (!signature) return;
  const { personId: userId, columns } = of;
  const used = new Date();
  await tx.importMapping.upsert({
    where: { userId_signature: { userId, signature } },
    create: { userId, signature, columns, used },
    update: { columns, used },
  });
  await tx.$executeRaw`
    DELETE FROM import_mappings WHERE user_id = ${userId}::uuid AND signature IN (
      SELECT signature FROM import_mappings WHERE user_id = ${userId}::uuid ORDER BY used DESC OFFSET ${KEPT_MAX}
    )`;
}

/** The reading with what the person chose for the same headers before in place of our guess. */
export async function recallMapping(tx: Tx, personId: string, reading: Reading): Promise<Reading> {
  const signature = signatureOf(reading);
  if (!signature) return reading;
  const kept = await tx.importMapping.findUnique({
    where: { userId_signature: { userId: personId, signature } },
    select: { columns: true },
  });
  if (!kept) return reading;
  return { ...reading, guess: kept.columns as unknown as ColumnMapping, isRemembered: true };
}
