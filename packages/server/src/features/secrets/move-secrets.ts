import { asSystem, type Db } from "@rookery/db";
import { UnreadableSecret, type SecretPlace, type Secrets } from "../../ports/secrets.ts";
import { atSecretPlace, sqlOf } from "./at-secret-place.ts";

export interface Moved {
  readonly moved: number;
  /** Sealed under a key that is not given, or altered. They stay where they are. */
  readonly unreadable: number;
}

interface SealedRow {
  holder: string;
  company_id: string | null;
  id: string;
  kept_in: string;
}

const drawers = [
  { table: "sealed_secrets", holder: "tenant_id", company: "company_id" },
  { table: "sealed_person_secrets", holder: "user_id", company: "NULL::uuid" },
] as const;

const CHUNK = 500;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/**
 * Takes every secret that is sealed in the database to where new ones are kept. One at a time, each with its row: it may be
 * stopped and run again, and secrets are read and made meanwhile.
 */
export async function moveSecrets(db: Db, secrets: Secrets): Promise<Moved> {
  const done = { moved: 0, unreadable: 0 };
  for (const drawer of drawers) {
    let after = { holder: FIRST_ID, id: FIRST_ID };
    for (;;) {
      const chunk = await sealedAfter(db, drawer, after);
      for (const row of chunk) {
        const outcome = await moveSecret(db, secrets, row);
        if (outcome !== "gone") done[outcome] += 1;
      }
      const last = chunk.at(-1);
      if (!last) break;
      after = last;
    }
  }
  return done;
}

const sealedAfter = (
  db: Db,
  { table, holder, company }: (typeof drawers)[number],
  after: { holder: string; id: string },
): Promise<SealedRow[]> =>
  asSystem(db, "move secrets", (tx) =>
    tx.$queryRawUnsafe<SealedRow[]>(
      `SELECT ${holder} AS holder, ${company} AS company_id, id, kept_in FROM ${table}
       WHERE (${holder}, id) > ($1::uuid, $2::uuid) ORDER BY ${holder}, id LIMIT ${CHUNK}`,
      after.holder,
      after.id,
    ),
  );

const placeOf = ({ holder, company_id: companyId, kept_in: keptIn }: SealedRow): SecretPlace =>
  keptIn === "user_totp.secret_ref"
    ? { userId: holder, column: keptIn }
    : {
        tenantId: holder,
        companyId,
        // As `prepare` wrote it, which takes no other.
        column: keptIn as "dkim_keys.secret_ref" | "email_accounts.vault_key_path",
      };

async function moveSecret(db: Db, secrets: Secrets, row: SealedRow): Promise<keyof Moved | "gone"> {
  const place = placeOf(row);
  const former = `sealed:${row.id}`;
  const fetched = await atSecretPlace(db, place, (tx) => secrets.fetch(tx, place, former));
  let secret: string;
  try {
    secret = await fetched.open();
  } catch (error) {
    if (error instanceof UnreadableSecret) return "unreadable";
    throw error;
  }
  const prepared = await secrets.prepare(place, secret);
  const { table, column, isHolders } = sqlOf(place);
  return atSecretPlace(db, place, async (tx) => {
    const reference = await prepared.store(tx);
    const changed = await tx.$executeRaw`
      UPDATE ${table} SET ${column} = ${reference} WHERE ${isHolders} AND ${column} = ${former}`;
    // Its row was removed or given another secret meanwhile.
    if (changed === 0) return "gone";
    await secrets.remove(tx, place, [former]);
    return "moved";
  });
}
