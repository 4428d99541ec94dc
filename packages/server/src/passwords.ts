import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { AppError } from "./errors.ts";

/** argon2id (the library's default) with OWASP's parameters: 19 MiB, 2 passes, 1 lane; some 25 ms of one core. (RFC 9106) */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashing at once in one process: of Node's four threads for such work, one stays for files and names. */
const AT_ONCE = Math.min(3, availableParallelism());

/** One to three seconds of work. Whoever comes later is told so rather than kept waiting behind a burst. */
const IN_LINE = 100;

let running = 0;
const waiting: (() => void)[] = [];

async function inLine<T>(work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running += 1;
  else if (waiting.length < IN_LINE) await new Promise<void>((go) => waiting.push(go));
  else throw new AppError("limited", "too_many_requests", { retryAfterSeconds: 3 });
  try {
    return await work();
  } finally {
    // The place is handed to the next in line, so that nobody can slip in between.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/**
 * The hash in PHC form, with a salt of its own.
 * @throws AppError limited, while too many wait.
 */
export const hashPassword = (password: string): Promise<string> => inLine(() => hash(password, parameters));

let decoy: Promise<string> | undefined;

/**
 * Verifies against a decoy where there is no hash, so that an unknown account takes as long as a known one.
 * @throws AppError limited, while too many wait.
 */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hash("a password that nobody has", parameters);
  const against = stored ?? (await decoy);
  const matches = await inLine(() => verify(against, password));
  return matches && stored !== undefined;
}
