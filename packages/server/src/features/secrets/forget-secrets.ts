import { Prisma } from "@rookery/db";
import type { Deps } from "../../context.ts";
import type { Jobs } from "../../jobs/queue.ts";
import { atSecretPlace, sqlOf } from "./at-secret-place.ts";

/**
 * The job's body: deletes secrets outside of the database, but for those that a row refers to. It is queued with each removal
 * and, for later, before each secret is written, so that one whose transaction never ended well does not stay.
 */
export async function forgetSecrets(
  { db, secrets }: Pick<Deps, "db" | "secrets">,
  { place, references }: Jobs["forget-secrets"],
): Promise<void> {
  const { table, column, isHolders } = sqlOf(place);
  const rows = await atSecretPlace(
    db,
    place,
    (tx) =>
      tx.$queryRaw<{ reference: string }[]>`
      SELECT ${column} AS reference FROM ${table} WHERE ${isHolders} AND ${column} IN (${Prisma.join([...references])})`,
  );
  const kept = new Set(rows.map(({ reference }) => reference));
  await secrets.forget(
    place,
    references.filter((reference) => !kept.has(reference)),
  );
}
