import { readFile } from "node:fs/promises";
import { z } from "zod";

/** Of one call; Vault answers within milliseconds or is in trouble. */
const DEADLINE_MS = 5_000;
/** Of one answer; a private key in PEM takes two kilobytes. */
const ANSWER_MAX = 64 * 1_024;

export interface VaultSettings {
  /** Such as `https://vault.example.com:8200`. */
  readonly url: string;
  /** Where the KV version 2 engine is mounted. */
  readonly mount: string;
  readonly namespace?: string | undefined;
  /** The token itself, or a file that Vault Agent keeps a fresh one in. */
  readonly token: string | { readonly file: string };
}

export type VaultFaultCode =
  | "token_refused"
  | "token_unreadable"
  | "sealed"
  | "no_such_mount"
  | "unreachable"
  | "unexpected_answer";

export class VaultFault extends Error {
  override name = "VaultFault";
  readonly code: VaultFaultCode;
  constructor(code: VaultFaultCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** What is kept under paths. @throws VaultFault, each of them. */
export interface Vault {
  /** Refused where something is kept under the path already. */
  write(path: string, data: Record<string, string>): Promise<void>;
  /** Undefined where nothing is kept there, or not any more. */
  read(path: string): Promise<unknown>;
  /** Deletes every version, and that there were any. */
  remove(path: string): Promise<void>;
}

const written = z.object({ data: z.object({ version: z.number() }) });
const shown = z.object({
  data: z.object({ data: z.unknown(), metadata: z.object({ version: z.number() }) }),
});
const refused = z.object({ errors: z.array(z.string()) });

/** HashiCorp Vault, or what speaks its API, by the KV engine's version 2. */
export function connectVault({ url, mount, namespace, token }: VaultSettings): Vault {
  async function call(method: "GET" | "POST" | "DELETE", path: string, body?: object) {
    const given = await tokenOf(token);
    try {
      const response = await fetch(new URL(`/v1/${mount}/${path}`, url), {
        method,
        headers: {
          "x-vault-token": given,
          "x-vault-request": "true",
          ...(namespace ? { "x-vault-namespace": namespace } : {}),
          ...(body ? { "content-type": "application/json" } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
        // A stand-by that cannot forward sends elsewhere; the token must not follow.
        redirect: "error",
        signal: AbortSignal.timeout(DEADLINE_MS),
      });
      return { status: response.status, answer: await readJson(response) };
    } catch (error) {
      throw error instanceof VaultFault ? error : new VaultFault("unreachable", error);
    }
  }

  return {
    write: async (path, data) => {
      const { status, answer } = await call("POST", `data/${path}`, { options: { cas: 0 }, data });
      // Version 1 of the engine takes it too, without a version in its answer, and could not delete it.
      if (status !== 200 || !written.safeParse(answer).success) throw faultOf(status, answer);
    },
    read: async (path) => {
      const { status, answer } = await call("GET", `data/${path}`);
      if (status === 404 && isAbsence(answer)) return undefined;
      const found = shown.safeParse(answer);
      if (status !== 200 || !found.success) throw faultOf(status, answer);
      return found.data.data.data;
    },
    remove: async (path) => {
      const { status, answer } = await call("DELETE", `metadata/${path}`);
      if (status === 204 || (status === 404 && isAbsence(answer))) return;
      throw faultOf(status, answer);
    },
  };
}

/** A 404 says the same of a path without a secret and of one without an engine; only the former names no error. */
function isAbsence(answer: unknown): boolean {
  const said = refused.safeParse(answer);
  return said.success ? said.data.errors.length === 0 : shown.safeParse(answer).success;
}

function faultOf(status: number, answer: unknown): VaultFault {
  if (status === 403) return new VaultFault("token_refused");
  if (status === 404 && refused.safeParse(answer).success) return new VaultFault("no_such_mount");
  if (status === 503) return new VaultFault("sealed");
  return new VaultFault(status >= 500 || status === 429 ? "unreachable" : "unexpected_answer");
}

async function tokenOf(token: VaultSettings["token"]): Promise<string> {
  if (typeof token === "string") return token;
  try {
    return (await readFile(token.file, "utf8")).trim();
  } catch (error) {
    throw new VaultFault("token_unreadable", error);
  }
}

async function readJson(response: Response): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > ANSWER_MAX) throw new VaultFault("unexpected_answer");
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString("utf8")) as unknown;
  } catch {
    return undefined;
  }
}
