import { readRowsAsSystem, type Db } from "@rookery/db";
import { policyColumns, policyOf, type PolicyRow } from "../policies/policies.queries.ts";
import { strictest, type Policy } from "../policies/policies.schema.ts";

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly isConfirmed: boolean;
  readonly passwordHash: string | undefined;
  /** The strictest of the person's tenants'. */
  readonly policy: Policy;
  readonly factors: FactorKinds;
}

/** The second factors that a person has shown once; backup codes come with either. */
export interface FactorKinds {
  readonly totp: boolean;
  readonly passkey: boolean;
}

export const hasFactor = ({ totp, passkey }: FactorKinds): boolean => totp || passkey;

interface AccountRow {
  id: string;
  email: string;
  confirmed: boolean;
  password_hash: string | null;
  policies: PolicyRow[] | null;
  totp: boolean;
  passkey: boolean;
}

/** One statement, so that an address with an account takes no more round trips than one without. */
const statement = (condition: string) => `
  SELECT u.id, u.email, u.email_verified IS NOT NULL AS confirmed, w.password_hash,
         (SELECT json_agg(mine) FROM (
           SELECT ${policyColumns} FROM tenant_users m JOIN tenants t ON t.id = m.tenant_id AND t.deleted IS NULL
           JOIN tenant_policies p ON p.tenant_id = t.id
           WHERE m.user_id = u.id AND m.deleted IS NULL AND m.suspended IS NULL
         ) mine) AS policies,
         EXISTS (SELECT FROM user_totp f WHERE f.user_id = u.id AND f.confirmed IS NOT NULL) AS totp,
         EXISTS (SELECT FROM passkeys f WHERE f.user_id = u.id) AS passkey
  FROM users u LEFT JOIN user_passwords w ON w.user_id = u.id
  WHERE ${condition} AND u.deleted IS NULL`;

const byEmail = statement("u.email = $1");
const byId = statement("u.id = $1");

const accountOf = (row: AccountRow | undefined): Account | undefined =>
  row && {
    id: row.id,
    email: row.email,
    isConfirmed: row.confirmed,
    passwordHash: row.password_hash ?? undefined,
    policy: strictest((row.policies ?? []).map(policyOf)),
    factors: { totp: row.totp, passkey: row.passkey },
  };

export async function findAccount(db: Db, email: string): Promise<Account | undefined> {
  const query = { name: "find_account", text: byEmail, values: [email] };
  const [row] = await readRowsAsSystem<AccountRow>(db, "sign in", query);
  return accountOf(row);
}

/** Of somebody who is known to be there. */
export async function accountById(db: Db, id: string): Promise<Account> {
  const query = { name: "find_account_by_id", text: byId, values: [id] };
  const [row] = await readRowsAsSystem<AccountRow>(db, "sign in", query);
  const account = accountOf(row);
  if (!account) throw new Error("The person was there a statement before");
  return account;
}
