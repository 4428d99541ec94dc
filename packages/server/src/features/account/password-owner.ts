import { readRowsAsSystem, type Db } from "@rookery/db";
import type { PasswordOwner } from "../../password-rules.ts";
import { policiesOfPerson } from "../policies/policies.queries.ts";
import { strictest } from "../policies/policies.schema.ts";

/** What a person's new password is judged by: their own words, and the strictest policy of their tenants. */
export async function passwordOwner(db: Db, userId: string): Promise<PasswordOwner & { userId: string }> {
  const [person] = await readRowsAsSystem<{ name: string; email: string }>(db, "account", {
    name: "password_owner",
    text: "SELECT name, email FROM users WHERE id = $1",
    values: [userId],
  });
  if (!person) throw new Error("The person was there a statement before");
  const tenants = await policiesOfPerson(db, userId);
  return {
    userId,
    email: person.email,
    names: [person.name, ...tenants.map(({ tenantName }) => tenantName)],
    policy: strictest(tenants.map(({ policy }) => policy)),
  };
}
