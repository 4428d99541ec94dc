import { describe, expect, test } from "vitest";
import { AppError } from "./errors.ts";
import { defaultPolicy } from "./features/policies/policies.schema.ts";
import { refuseWeakPassword } from "./password-rules.ts";
import { hashPassword, isPassword } from "./passwords.ts";
import { newPasswordInput } from "./text-input.ts";

const owner = { email: "ada.lovelace@example.com", names: ["Ada Lovelace", "Northwind Traders"] };

function verdictOn(password: string, minLength?: number): string {
  try {
    const policy = { ...defaultPolicy, passwordMinLength: minLength ?? 0 };
    refuseWeakPassword(password, { ...owner, policy });
    return "taken";
  } catch (error) {
    return error instanceof AppError ? error.reason : "a bug";
  }
}

describe("a password", () => {
  test.each([
    "correct horse battery staple",
    "x".repeat(63) + "y",
    "long ".repeat(25) + "one",
    "🐴🔋📎✅🐎🔌🧷☑️",
    "  spaces at both ends  ",
    "пароль из многих слов",
    "e\u0301 is not é",
  ])("%j is taken and kept as it is", async (password) => {
    expect(newPasswordInput.parse(password)).toBe(password);
    expect(verdictOn(password)).toBe("taken");
    const hash = await hashPassword(password);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword(hash, password)).toBe(true);
    for (const near of [password.trim().slice(0, -1), `${password} `, password.normalize("NFC")]) {
      expect(await isPassword(hash, near)).toBe(near === password);
    }
  });

  test("without a hash is compared all the same, and is never right", async () => {
    expect(await isPassword(undefined, "a password that nobody has")).toBe(false);
  });

  test("has eight characters or more, counted as people count them, or as many as the policy asks", () => {
    expect(verdictOn("gx7!pq0")).toBe("weak_password");
    expect(verdictOn("🐴🔋📎✅")).toBe("weak_password");
    expect(verdictOn("gx7!pq0z")).toBe("taken");
    expect(verdictOn("gx7!pq0z", 15)).toBe("weak_password");
    expect(verdictOn("gx7!pq0z", 3)).toBe("taken");
  });

  test.each(["password", "PassWord1", "12345678", "qwertyuiop", "iloveyou", "Summer2026", "zzzzzzzzzzz"])(
    "%s is what everybody tries first",
    (password) => expect(verdictOn(password)).toBe("common_password"),
  );

  test.each([
    "adalovelace",
    "Ada Lovelace 1",
    "ada.lovelace@example.com",
    "northwindtraders",
    "Lovelace!Ada99",
  ])("%s is made of the person's own words", (password) =>
    expect(verdictOn(password)).toBe("password_is_identity"),
  );

  test("may hold an own word among others", () => {
    expect(verdictOn("lovelace wrote the first program")).toBe("taken");
  });

  test("is hashed in turn: a burst beyond the line is told to come later, and the line moves on", async () => {
    const burst = await Promise.allSettled(Array.from({ length: 150 }, () => hashPassword("one of many")));
    const refused = burst.filter((each) => each.status === "rejected");
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every(({ reason }) => reason instanceof AppError && reason.code === "limited")).toBe(true);
    expect(burst.length - refused.length).toBeGreaterThanOrEqual(100);
    expect(await hashPassword("one of many")).toMatch(/^\$argon2id/);
  });
});
