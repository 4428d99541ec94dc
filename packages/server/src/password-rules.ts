import { readFileSync } from "node:fs";
import { AppError } from "./errors.ts";
import { defaultPolicy, passwordFaults, type Policy } from "./features/policies/policies.schema.ts";

/**
 * The passwords of 8 characters and more that lead the lists of breached ones: the first 4,000 of the ranking that zxcvbn
 * carries (MIT), with the patterns of later years. A guesser tries these first. (OWASP ASVS 5.0, 6.2.4 asks for 3,000)
 */
const common: ReadonlySet<string> = new Set(
  readFileSync(new URL("common-passwords.txt", import.meta.url), "utf8")
    .split("\n")
    .filter(Boolean),
);

/** What a password holds besides the person's own words must be more than a short tail such as "1!". */
const APART_FROM_OWN = 4;

export interface PasswordOwner {
  readonly email: string;
  /** The person's and their tenant's names: words that a guesser would try. */
  readonly names: readonly string[];
  /** The strictest of the person's tenants; below the floor it does not count. */
  readonly policy?: Policy;
}

const lettersAndFigures = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

function isMadeOfOwnWords(password: string, owner: PasswordOwner): boolean {
  const local = owner.email.split("@")[0] ?? "";
  const words = [owner.email, local, ...owner.names, ...owner.names.flatMap((name) => name.split(/\s+/))];
  const plain = lettersAndFigures(password);
  const rest = words
    .map(lettersAndFigures)
    .filter((word) => word.length >= 3)
    .sort((one, other) => other.length - one.length)
    .reduce((left, word) => left.replaceAll(word, ""), plain);
  return rest.length < plain.length && rest.length < APART_FROM_OWN;
}

/**
 * Refuses what is short, what a policy does not take, and what is tried first. Characters are counted as code points.
 * @throws AppError invalid on `password`: `weak_password` with `details.min`, `password_needs_...`, `common_password`,
 * `password_is_identity`.
 */
export function refuseWeakPassword(password: string, owner: PasswordOwner): void {
  const field = "password";
  const policy = owner.policy ?? defaultPolicy;
  const [fault] = passwordFaults(policy, password);
  if (fault !== undefined)
    throw new AppError("invalid", fault, { field, details: { min: policy.passwordMinLength } });
  const isOneSign = new Set(password).size === 1;
  if (isOneSign || common.has(password.toLowerCase())) {
    throw new AppError("invalid", "common_password", { field });
  }
  if (isMadeOfOwnWords(password, owner)) throw new AppError("invalid", "password_is_identity", { field });
}
