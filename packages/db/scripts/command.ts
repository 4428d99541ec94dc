import { parseArgs } from "node:util";

/** What was asked cannot be done as asked; the message says what to do. */
export class CommandFault extends Error {
  override name = "CommandFault";
}

/** Faults that speak to people: their message is all that is printed. */
const forPeople = new Set([
  "CommandFault",
  "BackupFault",
  "MigrationFault",
  "EmbeddedPostgresFault",
  "ServerFault",
]);

export interface Words {
  /** What stands on the line besides options. */
  readonly given: readonly string[];
  readonly url: string | undefined;
  readonly newPasswords: boolean;
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs a command of this package and turns its faults into a sentence and an exit code of 1. */
export function command(work: (words: Words) => Promise<void>): void {
  const run = async () => {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { url: { type: "string" }, "new-passwords": { type: "boolean", default: false } },
    });
    await work({ given: positionals, url: values.url, newPasswords: values["new-passwords"] });
  };
  // Prisma's engine leaves a timer of ten seconds behind, which would keep the process.
  run().then(
    () => process.exit(0),
    (error: unknown) => {
      const { name, message, stack, cause, code } = error as Error & { code?: string };
      const isPlain = forPeople.has(name) || code?.startsWith("ERR_PARSE_ARGS") || isUnreachable(error);
      process.stderr.write(`${isPlain ? message || code : `${stack}${cause ? `\n${String(cause)}` : ""}`}\n`);
      process.exit(1);
    },
  );
}

const isUnreachable = (error: unknown): boolean =>
  /ECONNREFUSED|ENOTFOUND|ETIMEDOUT|password authentication failed/.test(
    `${(error as { code?: string }).code} ${(error as Error).message}`,
  );
