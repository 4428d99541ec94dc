import { asSystem, inTenant, Prisma, type Db, type Tx } from "@rookery/db";
import { holderOf, type SecretPlace } from "../../ports/secrets.ts";
import { platformScope } from "../../platform-scope.ts";

/** A transaction in which the rows can be reached that keep references of the place. */
export const atSecretPlace = <T>(db: Db, place: SecretPlace, work: (tx: Tx) => Promise<T>): Promise<T> =>
  "userId" in place ? asSystem(db, "secrets", work) : inTenant(db, platformScope(place.tenantId), work);

const owner = {
  "dkim_keys.secret_ref": "tenant_id",
  "email_accounts.vault_key_path": "tenant_id",
  "user_totp.secret_ref": "user_id",
} as const satisfies Record<SecretPlace["column"], string>;

/** The place in SQL: its table, its column, and which rows are the holder's. */
export function sqlOf(place: SecretPlace) {
  const [table = "", column = ""] = place.column.split(".");
  return {
    table: Prisma.raw(table),
    column: Prisma.raw(column),
    isHolders: Prisma.sql`${Prisma.raw(owner[place.column])} = ${holderOf(place)}::uuid`,
  };
}
