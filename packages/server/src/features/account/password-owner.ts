import type { Tx } from "@rookery/db";
import type { PasswordOwner } from "../../password-rules.ts";
import { policyColumns, policyOf, type PolicyRow } from "../policies/policies.queries.ts";
import { strictest } from "../policies/policies.schema.ts";

interface OwnerRow {
  email: string;
  name: string;
  tenants: ({ tenant_name: string } & PolicyRow)[] | null;
}

/** What a person's new password is judged by: their own words, and the strictest policy of their tenants. */
export async function passwordOwner(tx: Tx, userId: string): Promise<PasswordOwner> {
  const [owner] = await tx.$queryRawUnsafe<OwnerRow[]>(
    `SELECT u.email, u.name, (SELECT json_agg(mine) FROM (
       SELECT t.name AS tenant_name, ${policyColumns}
       FROM tenant_users m JOIN tenants t ON t.id = m.tenant_id AND t.deleted IS NULL
       JOIN tenant_policies p ON p.tenant_id = t.id
       WHERE m.user_id = u.id AND m.deleted IS NULL
     ) mine) AS tenants
     FROM users u WHERE u.id = $1::uuid`,
    userId,
  );
  if (!owner) throw new Error("The person was there a statement before");
  const tenants = owner.tenants ?? [];
  return {
    email: owner.email,
    names: [owner.name, ...tenants.map((each) => each.tenant_name)],
    policy: strictest(tenants.map(policyOf)),
  };
}
