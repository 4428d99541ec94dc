import { describe, expect, test } from "vitest";
import { permissions } from "../../permissions.ts";
import {
  closedUntilVerified,
  defaultPolicy,
  endedBy,
  isClosedUnverified,
  mayInvite,
  needsApproval,
  passwordFaults,
  policyInput,
  presets,
  strictest,
  twoFactorGate,
} from "./policies.schema.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe("a password under a policy", () => {
  const all = {
    passwordMinLength: 12,
    passwordRequireUppercase: true,
    passwordRequireNumbers: true,
    passwordRequireSymbols: true,
  };
  test.each([
    [
      "short",
      ["weak_password", "password_needs_uppercase", "password_needs_number", "password_needs_symbol"],
    ],
    ["Long enough, 1 time", []],
    ["длинный Пароль, 9 слов", []],
    ["LONG ENOUGH 1 TIME", ["password_needs_symbol"]],
    ["long, and 1 time only", ["password_needs_uppercase"]],
    ["🐴🔋📎✅🐎🔌🧷☑️🐴🔋📎", ["password_needs_uppercase", "password_needs_number"]],
  ])("%j lacks %j", (password, faults) => {
    expect(passwordFaults(all, password)).toEqual(faults);
  });

  test("is never shorter than the floor, whatever the policy says", () => {
    expect(passwordFaults({ ...defaultPolicy, passwordMinLength: 0 }, "1234567")).toEqual(["weak_password"]);
    expect(passwordFaults(defaultPolicy, "12345678")).toEqual([]);
  });
});

describe("of several tenants", () => {
  test("the strictest rule counts, each for itself", () => {
    const one = { ...defaultPolicy, sessionTimeoutHours: 8, passwordMinLength: 20, sessionIdleMinutes: 60 };
    const two = {
      ...defaultPolicy,
      sessionTimeoutHours: 1,
      maxLoginAttempts: 3,
      passwordRequireNumbers: true,
    };
    expect(strictest([one, two])).toMatchObject({
      sessionTimeoutHours: 1,
      sessionIdleMinutes: 60,
      passwordMinLength: 20,
      passwordRequireNumbers: true,
      maxLoginAttempts: 3,
    });
    expect(strictest([])).toEqual(defaultPolicy);
  });
});

describe("a session", () => {
  const rule = { sessionTimeoutHours: 8, sessionIdleMinutes: 30 };
  const begun = Date.UTC(2026, 2, 29);
  const at = (created: number, lastSeen: number) => endedBy(rule, { created, lastSeen }, begun + 8 * HOUR);
  test("ends at its last second and not before, over a change of clocks too", () => {
    expect(at(begun, begun + 8 * HOUR)).toBe("session_length");
    expect(at(begun + 1, begun + 8 * HOUR)).toBeUndefined();
  });
  test("ends after rest where the policy says so", () => {
    expect(at(begun + HOUR, begun + 7.5 * HOUR)).toBe("session_idle");
    expect(at(begun + HOUR, begun + 7.5 * HOUR + 1)).toBeUndefined();
    const never = { ...rule, sessionIdleMinutes: null };
    expect(endedBy(never, { created: begun, lastSeen: begun }, begun + 7 * HOUR)).toBeUndefined();
  });
});

describe("the demand for a second factor", () => {
  const rule = { twoFactorRequired: true, twoFactorGraceDays: 7 };
  const now = Date.UTC(2026, 10, 26);
  const of = (since: number, joined: number, usedFactor = false) =>
    twoFactorGate(rule, { since, joined, usedFactor }, now);
  test("leaves time from the demand or from joining, whichever came later, and closes then", () => {
    expect(of(now - 6 * DAY, 0)).toEqual({ is: "grace", until: now + DAY });
    expect(of(now - 7 * DAY, 0)).toEqual({ is: "closed" });
    expect(of(now - 90 * DAY, now - DAY)).toEqual({ is: "grace", until: now + 6 * DAY });
  });
  test("is met by a factor, and asks for none where it is off", () => {
    expect(of(0, 0, true)).toEqual({ is: "open" });
    const off = { ...rule, twoFactorRequired: false };
    expect(twoFactorGate(off, { since: 0, joined: 0, usedFactor: false }, now)).toEqual({ is: "open" });
  });
  test("without grace closes at once", () => {
    const none = { ...rule, twoFactorGraceDays: 0 };
    expect(twoFactorGate(none, { since: now, joined: 0, usedFactor: false }, now)).toEqual({ is: "closed" });
  });
});

describe("inviting", () => {
  const closed = { companyAllowMemberInvites: false, companyAutoApproveMembers: false };
  test("is always for those who manage people, and for members where the policy lets them", () => {
    expect((["member", "admin", "owner"] as const).map((role) => mayInvite(closed, role))).toEqual([
      false,
      true,
      true,
    ]);
    expect(mayInvite({ ...closed, companyAllowMemberInvites: true }, "member")).toBe(true);
  });
  test("by a member needs approval unless the policy lets everybody pass", () => {
    expect(needsApproval(closed, "member")).toBe(true);
    expect(needsApproval(closed, "admin")).toBe(false);
    expect(needsApproval({ ...closed, companyAutoApproveMembers: true }, "member")).toBe(false);
  });
});

describe("an unconfirmed address", () => {
  test("closes every permission that changes something, and none that looks", () => {
    const rule = { companyRequireEmailVerification: true };
    expect(permissions.filter((each) => isClosedUnverified(rule, each)).toSorted()).toEqual(
      [...closedUntilVerified].toSorted(),
    );
    const looks = permissions.filter((each) => each.endsWith(".view"));
    expect(looks.filter((each) => isClosedUnverified(rule, each))).toEqual([]);
    const rest = permissions.filter((each) => !each.endsWith(".view") && !isClosedUnverified(rule, each));
    // Handing over needs a second look of its own.
    expect(rest).toEqual(["people.transfer"]);
    expect(isClosedUnverified({ companyRequireEmailVerification: false }, "leads.write")).toBe(false);
  });
});

describe("presets", () => {
  test.each(Object.entries(presets))("%s is a policy that can be saved", (_name, preset) => {
    expect(policyInput.parse(preset)).toEqual(preset);
  });
});
