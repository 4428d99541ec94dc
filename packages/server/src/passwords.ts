import { hash, verify } from "@node-rs/argon2";
import { commonPasswords } from "./common-passwords.ts";
import { AppError } from "./errors.ts";

/** OWASP's parameters for argon2id: 19 MiB, 2 passes, 1 lane; some 25 ms of one core. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashing at once in one process: a burst waits in line and does not take the machine. */
const AT_ONCE = 4;
let running = 0;
const waiting: (() => void)[] = [];

async function inLine<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

export const hashPassword = (password: string): Promise<string> => inLine(() => hash(password, parameters));

let decoy: Promise<string> | undefined;

/** Verifies against a decoy where there is no hash, so that an unknown account takes as long as a known one. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword("a password that nobody has");
  const against = stored ?? (await decoy);
  const matches = await inLine(() => verify(against, password));
  return matches && stored !== undefined;
}

/**
 * Refuses what everybody tries first. Length is the schema's and the policy's business.
 * @throws AppError invalid: `common_password`, or `password_is_identity` for one's own name or address.
 */
export function refuseWeakPassword(password: string, person: { name: string; email: string }): void {
  const plain = password.toLowerCase();
  if (commonPasswords.has(plain)) throw new AppError("invalid", "common_password", { field: "password" });
  const [local = ""] = person.email.split("@");
  const own = [person.name, person.email, local].map((each) => each.toLowerCase());
  if (own.includes(plain)) throw new AppError("invalid", "password_is_identity", { field: "password" });
}
