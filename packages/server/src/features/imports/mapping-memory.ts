import { createHash } from "node:crypto";
import type { Tx } from "@rookery/db";
import { bareWord } from "./guess-columns.ts";
import { lineHeaders, type ColumnMapping, type Reading } from "./imports.rules.ts";

/** Kinds of files that one person's choices are kept of; the one used longest ago gives way. */
const KEPT_MAX = 200;

interface Known {
  readonly signature: Uint8Array<ArrayBuffer>;
  /** Columns that stand before those that the signature is of. */
  readonly shift: number;
}

/**
 * The same for files with the same headers in the same order, whatever their case, and for the lines of such a file that were given back
 * to be corrected; undefined for a file without a header.
 */
function knownBy({ hasHeader, columns }: Reading): Known | undefined {
  if (!hasHeader) return undefined;
  const headers = columns.map(({ header }) => bareWord(header ?? ""));
  const isGivenBack = lineHeaders.every((header, index) => headers[index] === bareWord(header));
  const shift = isGivenBack ? lineHeaders.length : 0;
  const own = JSON.stringify(headers.slice(shift));
  return { signature: Uint8Array.from(createHash("sha256").update(own).digest()), shift };
}

const shifted = (columns: ColumnMapping, by: number): Record<string, number> =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([field, index]) => (index + by < 0 ? [] : [[field, index + by]])),
  );

/** Keeps how a person mapped the columns, for the next file of the kind. */
export async function rememberMapping(
  tx: Tx,
  of: { personId: string; reading: Reading; columns: Record<string, number> },
): Promise<void> {
  const known = knownBy(of.reading);
  if (!known) return;
  const { signature, shift } = known;
  const userId = of.personId;
  const columns = shifted(of.columns, -shift);
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
  const known = knownBy(reading);
  if (!known) return reading;
  const { signature, shift } = known;
  const kept = await tx.importMapping.findUnique({
    where: { userId_signature: { userId: personId, signature } },
    select: { columns: true },
  });
  if (!kept) return reading;
  const guess = shifted(kept.columns as unknown as ColumnMapping, shift);
  return { ...reading, guess, isRemembered: true, freshGuess: reading.guess };
}
