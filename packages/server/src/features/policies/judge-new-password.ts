import type { Db } from "@rookery/db";
import { refuseWeakPassword, type PasswordOwner } from "../../password-rules.ts";
import { noteRefusal } from "./note-refusal.ts";
import { defaultPolicy, passwordFaults } from "./policies.schema.ts";

/**
 * Judges the new password of somebody who is there already. What a tenant's policy refuses, and the platform would not, is kept for its page.
 * @throws AppError invalid on `password`, as `refuseWeakPassword`.
 */
export async function judgeNewPassword(
  db: Db,
  password: string,
  owner: PasswordOwner & { readonly userId: string },
): Promise<void> {
  const policy = owner.policy ?? defaultPolicy;
  const isByPolicy =
    passwordFaults(policy, password).length > 0 && passwordFaults(defaultPolicy, password).length === 0;
  if (isByPolicy) await noteRefusal(db, { rule: "password", place: "new_password", userId: owner.userId });
  refuseWeakPassword(password, owner);
}
