import { z } from "zod";
import { PASSWORD_FLOOR } from "../../text-input.ts";

/**
 * Every rule of a tenant. Whoever acts on a rule does so through its function below, on the server and in the portal's forms
 * alike; the bounds are those of the table's checks.
 */
export const policyInput = z.strictObject({
  /** NIST SP 800-63B-4 asks for 15 where a password stands alone; 8 is the floor whatever a policy says. */
  passwordMinLength: z.int().min(PASSWORD_FLOOR).max(128),
  passwordRequireUppercase: z.boolean(),
  passwordRequireNumbers: z.boolean(),
  passwordRequireSymbols: z.boolean(),
  /** A month at most. */
  sessionTimeoutHours: z.int().min(1).max(720),
  /** Null = a session may rest as long as it lives. Below a quarter of an hour people would be signed out while they read. */
  sessionIdleMinutes: z.int().min(15).max(43_200).nullable(),
  /** Fewer than three would hold back whoever mistypes. */
  maxLoginAttempts: z.int().min(3).max(100),
  twoFactorRequired: z.boolean(),
  twoFactorGraceDays: z.int().min(0).max(60),
  companyDefaultStatus: z.enum(["active", "pending"]),
  companyAllowMemberInvites: z.boolean(),
  companyAutoApproveMembers: z.boolean(),
  companyRequireEmailVerification: z.boolean(),
});
export type Policy = z.output<typeof policyInput>;
export type PolicyField = keyof Policy;

export const savePolicyInput = z.strictObject({
  policy: policyInput,
  /** The moment of the policy that was edited, so that two who edit at once do not undo each other. */
  updated: z.iso.datetime(),
});
export type SavePolicyInput = z.output<typeof savePolicyInput>;

/** As a tenant begins, and what counts for somebody without one. */
export const defaultPolicy: Policy = {
  passwordMinLength: PASSWORD_FLOOR,
  passwordRequireUppercase: false,
  passwordRequireNumbers: false,
  passwordRequireSymbols: false,
  sessionTimeoutHours: 8,
  sessionIdleMinutes: null,
  maxLoginAttempts: 5,
  twoFactorRequired: false,
  twoFactorGraceDays: 7,
  companyDefaultStatus: "active",
  companyAllowMemberInvites: true,
  companyAutoApproveMembers: false,
  companyRequireEmailVerification: true,
};

/** Starting points; a person may change each rule afterwards. */
export const presets: Record<"open" | "recommended" | "strict", Policy> = {
  open: { ...defaultPolicy, sessionTimeoutHours: 168, companyAutoApproveMembers: true },
  recommended: {
    ...defaultPolicy,
    passwordMinLength: 15,
    sessionTimeoutHours: 24,
    sessionIdleMinutes: 480,
    twoFactorRequired: true,
    twoFactorGraceDays: 14,
  },
  strict: {
    ...defaultPolicy,
    passwordMinLength: 15,
    sessionTimeoutHours: 8,
    sessionIdleMinutes: 30,
    maxLoginAttempts: 3,
    twoFactorRequired: true,
    twoFactorGraceDays: 3,
    companyDefaultStatus: "pending",
    companyAllowMemberInvites: false,
  },
};
export type Preset = keyof typeof presets;

/** The rules that can refuse somebody, and where each of them acts. */
export const rulePlaces = {
  password: ["new_password", "sign_in"],
  session_length: ["request"],
  session_idle: ["request"],
  attempts: ["sign_in", "second_factor", "confirm"],
  two_factor: ["request"],
  member_invites: ["invite"],
  auto_approve: ["join"],
  email_verification: ["request"],
} as const;
export type Rule = keyof typeof rulePlaces;
export type Place = (typeof rulePlaces)[Rule][number];

// Passwords --------------------------------------------------------------------------------------------------------

type PasswordRule = Pick<
  Policy,
  "passwordMinLength" | "passwordRequireUppercase" | "passwordRequireNumbers" | "passwordRequireSymbols"
>;
export type PasswordFault =
  | "weak_password"
  | "password_needs_uppercase"
  | "password_needs_number"
  | "password_needs_symbol";

/** What the policy finds wrong, in the order of its rules. Characters are code points, letters and numbers of any script. */
export function passwordFaults(rule: PasswordRule, password: string): PasswordFault[] {
  const faults: PasswordFault[] = [];
  if (Array.from(password).length < Math.max(PASSWORD_FLOOR, rule.passwordMinLength))
    faults.push("weak_password");
  if (rule.passwordRequireUppercase && !/\p{Lu}/u.test(password)) faults.push("password_needs_uppercase");
  if (rule.passwordRequireNumbers && !/\p{N}/u.test(password)) faults.push("password_needs_number");
  if (rule.passwordRequireSymbols && !/[^\p{L}\p{N}\s]/u.test(password)) faults.push("password_needs_symbol");
  return faults;
}

// Of several tenants, the strictest --------------------------------------------------------------------------------

const least = (all: readonly number[]): number => Math.min(...all);

/** What holds for a person: of each rule that follows them everywhere, the strictest of their tenants'. */
export function strictest(policies: readonly Policy[]): Policy {
  const of = policies.length > 0 ? policies : [defaultPolicy];
  const idle = of.flatMap(({ sessionIdleMinutes }) => sessionIdleMinutes ?? []);
  return {
    ...defaultPolicy,
    passwordMinLength: Math.max(...of.map((each) => each.passwordMinLength)),
    passwordRequireUppercase: of.some((each) => each.passwordRequireUppercase),
    passwordRequireNumbers: of.some((each) => each.passwordRequireNumbers),
    passwordRequireSymbols: of.some((each) => each.passwordRequireSymbols),
    sessionTimeoutHours: least(of.map((each) => each.sessionTimeoutHours)),
    sessionIdleMinutes: idle.length > 0 ? least(idle) : null,
    maxLoginAttempts: least(of.map((each) => each.maxLoginAttempts)),
  };
}

// Sessions ---------------------------------------------------------------------------------------------------------

type SessionRule = Pick<Policy, "sessionTimeoutHours" | "sessionIdleMinutes">;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Which rule has ended the session by `now`; undefined while it lives. Times in milliseconds. */
export function endedBy(
  rule: SessionRule,
  session: { readonly created: number; readonly lastSeen: number },
  now: number,
): "session_length" | "session_idle" | undefined {
  if (now >= session.created + rule.sessionTimeoutHours * HOUR_MS) return "session_length";
  const { sessionIdleMinutes: idle } = rule;
  return idle !== null && now >= session.lastSeen + idle * MINUTE_MS ? "session_idle" : undefined;
}

// Second factor ----------------------------------------------------------------------------------------------------

type TwoFactorRule = Pick<Policy, "twoFactorRequired" | "twoFactorGraceDays">;

/** Until when a member may be without a second factor, in milliseconds: from the demand or from joining, whichever came later. */
export const twoFactorDeadline = (
  rule: Pick<Policy, "twoFactorGraceDays">,
  of: { readonly since: number; readonly joined: number },
): number => Math.max(of.since, of.joined) + rule.twoFactorGraceDays * 24 * HOUR_MS;

export type TwoFactorGate =
  | { readonly is: "open" }
  | { readonly is: "grace"; readonly until: number }
  /** Only enrolment and sign-out are left. */
  | { readonly is: "closed" };

/** Whether somebody may act in the tenant. A factor counts when the session was opened, or since confirmed, with it. */
export function twoFactorGate(
  rule: TwoFactorRule,
  of: { readonly since: number; readonly joined: number; readonly usedFactor: boolean },
  now: number,
): TwoFactorGate {
  if (!rule.twoFactorRequired || of.usedFactor) return { is: "open" };
  const until = twoFactorDeadline(rule, of);
  return now < until ? { is: "grace", until } : { is: "closed" };
}

// People -----------------------------------------------------------------------------------------------------------

type InviteRule = Pick<Policy, "companyAllowMemberInvites" | "companyAutoApproveMembers">;

/** Owners and admins may always ask somebody to join. */
export const mayInvite = (rule: InviteRule, role: "owner" | "admin" | "member"): boolean =>
  role !== "member" || rule.companyAllowMemberInvites;

/** Whom a member asked in waits for an admin, unless the tenant lets them pass; an admin's own invite is the approval. */
export const needsApproval = (rule: InviteRule, inviter: "owner" | "admin" | "member"): boolean =>
  inviter === "member" && !rule.companyAutoApproveMembers;

/** What is closed to a member whose address is not confirmed, where the tenant asks for that. */
export const closedUntilVerified = [
  "people.invite",
  "people.manage",
  "policies.manage",
  "settings.manage",
  "suppressions.manage",
  "brand.manage",
  "companies.manage",
  "companies.purge",
  "domains.manage",
  "leads.write",
  "emailAccounts.write",
  "imports.run",
  "templates.write",
] as const;

export const isClosedUnverified = (
  rule: Pick<Policy, "companyRequireEmailVerification">,
  permission: string,
): boolean =>
  rule.companyRequireEmailVerification && closedUntilVerified.some((closed) => closed === permission);
