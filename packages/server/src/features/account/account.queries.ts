import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { policiesOfPerson } from "../policies/policies.queries.ts";
import { defaultPolicy, strictest } from "../policies/policies.schema.ts";

/** What the account's page shows of policies: the strictest of each rule, and whose it is. */
export async function accountRules(ctx: Context & { person: Person }) {
  const all = await policiesOfPerson(ctx.db, ctx.person.id);
  const policy = strictest(all.map((each) => each.policy));
  const whose = (isStrictest: (each: (typeof all)[number]) => boolean, isDefault: boolean) =>
    isDefault ? [] : all.filter(isStrictest).map(({ tenantName }) => tenantName);
  return {
    password: {
      passwordMinLength: policy.passwordMinLength,
      passwordRequireUppercase: policy.passwordRequireUppercase,
      passwordRequireNumbers: policy.passwordRequireNumbers,
      passwordRequireSymbols: policy.passwordRequireSymbols,
      from: whose(
        (each) => each.policy.passwordMinLength === policy.passwordMinLength,
        policy.passwordMinLength === defaultPolicy.passwordMinLength,
      ),
    },
    session: {
      hours: policy.sessionTimeoutHours,
      hoursFrom: all
        .filter((each) => each.policy.sessionTimeoutHours === policy.sessionTimeoutHours)
        .map(({ tenantName }) => tenantName),
      idleMinutes: policy.sessionIdleMinutes,
      idleFrom: all
        .filter(
          (each) =>
            policy.sessionIdleMinutes !== null &&
            each.policy.sessionIdleMinutes === policy.sessionIdleMinutes,
        )
        .map(({ tenantName }) => tenantName),
    },
    /** Names of the tenants that ask for a second factor. */
    twoFactorFrom: all.filter((each) => each.policy.twoFactorRequired).map(({ tenantName }) => tenantName),
  };
}

/** A change of address that is under way; null where none is. */
export function pendingEmail(ctx: Context & { person: Person }) {
  return asSystem(ctx.db, "change e-mail", (tx) =>
    tx.emailChange.findFirst({
      where: { userId: ctx.person.id, ended: null, expires: { gt: ctx.clock() } },
      select: { newEmail: true, oldConfirmed: true, newConfirmed: true, expires: true },
    }),
  );
}
