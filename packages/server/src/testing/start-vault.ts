import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a Vault in trouble does instead of answering. */
export type VaultTrouble = "sealed" | "silent" | "huge" | "redirect" | "html" | "busy" | "version 1";

interface Version {
  readonly data: Record<string, string>;
  readonly created: string;
  /** Empty while it is not deleted. */
  deleted: string;
}

export interface TestVault {
  readonly url: string;
  readonly token: string;
  /** Calls, as `POST secret/data/a/b`. */
  readonly calls: string[];
  trouble: VaultTrouble | undefined;
  /** Enterprise and OpenBao have them; a token counts in its own alone. */
  namespace: string | undefined;
  /** Runs before each answer. */
  before: () => Promise<void>;
  /** What can be read, by path. */
  kept(): Map<string, Record<string, string>>;
  /** As an operator does: the newest version is deleted, and may be undeleted. */
  softDelete(path: string): void;
  /** As an operator does who copies. */
  put(path: string, data: Record<string, string>): void;
  close(): Promise<void>;
}

type Answer = [status: number, answer?: unknown];

const wrapped = (data: unknown) => ({
  request_id: "8a2f6a3e-6f0b-4c34-9d7a-3b0d6f0a5a10",
  lease_id: "",
  renewable: false,
  lease_duration: 0,
  data,
  wrap_info: null,
  warnings: null,
  auth: null,
  mount_type: "kv",
});

/**
 * A server that answers as Vault does for its KV engine, version 2, mounted at `secret`: paths, status numbers and bodies as
 * in its API documentation, and as a Vault 1.17 was seen to tell a missing secret from a missing engine.
 */
export async function startVault(): Promise<TestVault> {
  const token = "hvs.a-token-of-the-tests";
  const store = new Map<string, Version[]>();
  const calls: string[] = [];
  const now = () => new Date().toISOString();

  const put = (path: string, data: Record<string, string>): Version[] => {
    const versions = [...(store.get(path) ?? []), { data, created: now(), deleted: "" }];
    store.set(path, versions);
    return versions;
  };
  const softDelete = (path: string) => {
    const newest = store.get(path)?.at(-1);
    if (newest) newest.deleted ||= now();
  };
  const metadataOf = (versions: readonly Version[]) => {
    const { created, deleted } = versions.at(-1) ?? { created: "", deleted: "" };
    return {
      created_time: created,
      custom_metadata: null,
      deletion_time: deleted,
      destroyed: false,
      version: versions.length,
    };
  };

  function write(path: string, body: unknown): Answer {
    const { data, options } = body as { data?: Record<string, string>; options?: { cas?: number } };
    if (!data) return [400, { errors: ["no data provided"] }];
    if (options?.cas !== undefined && options.cas !== (store.get(path)?.length ?? 0))
      return [400, { errors: ["check-and-set parameter did not match the current version"] }];
    return [200, wrapped(metadataOf(put(path, data)))];
  }

  function read(path: string): Answer {
    const versions = store.get(path);
    const newest = versions?.at(-1);
    if (!versions || !newest) return [404, { errors: [] }];
    const isGone = newest.deleted !== "";
    const data = { data: isGone ? null : newest.data, metadata: metadataOf(versions) };
    return [isGone ? 404 : 200, wrapped(data)];
  }

  function reply(request: IncomingMessage, body: unknown): Answer {
    const { method = "", url = "", headers } = request;
    if (headers["x-vault-token"] !== token || headers["x-vault-namespace"] !== vault.namespace)
      return [403, { errors: ["2 errors occurred:\n\t* permission denied\n\t* invalid token\n\n"] }];
    const [, kind = "", path = ""] = /^\/v1\/secret\/(data|metadata)\/([^?]+)/.exec(url) ?? [];
    if (!url.startsWith("/v1/secret/"))
      return [404, { errors: [`no handler for route "${url.slice(4)}". route entry not found.`] }];
    if (kind === "data" && (method === "POST" || method === "PUT")) return write(path, body);
    if (kind === "data" && method === "GET") return read(path);
    if (method === "DELETE" && kind === "data") softDelete(path);
    else if (method === "DELETE" && kind === "metadata") store.delete(path);
    else return [405, { errors: ["1 error occurred:\n\t* unsupported operation\n\n"] }];
    return [204];
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const text = Buffer.concat(pieces).toString("utf8");
    calls.push(`${request.method} ${request.url?.slice("/v1/".length)}`);
    await vault.before();
    if (vault.trouble === "silent") return;
    if (vault.trouble === "sealed") return send(response, [503, { errors: ["Vault is sealed"] }]);
    if (vault.trouble === "busy") return send(response, [429, { errors: ["request path quota exceeded"] }]);
    if (vault.trouble === "html") return void response.writeHead(404).end("<html>nginx</html>");
    // To itself, where it would answer.
    if (vault.trouble === "redirect" && !request.url?.endsWith("?again"))
      return void response.writeHead(307, { location: `${request.url}?again` }).end();
    const [status, said] = reply(request, text === "" ? {} : JSON.parse(text));
    if (vault.trouble === "huge")
      return send(response, [200, { ...(said as object), padding: "x".repeat(1_000_000) }]);
    // An engine of version 1 takes everything under any path.
    send(response, vault.trouble === "version 1" && request.method === "POST" ? [204] : [status, said]);
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const vault: TestVault = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    calls,
    trouble: undefined,
    namespace: undefined,
    before: () => Promise.resolve(),
    kept: () =>
      new Map(
        [...store].flatMap(([path, versions]) => {
          const newest = versions.at(-1);
          return newest && newest.deleted === "" ? [[path, newest.data] as const] : [];
        }),
      ),
    softDelete,
    put: (path, data) => void put(path, data),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return vault;
}

function send(response: ServerResponse, [status, answer]: Answer): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(answer === undefined ? undefined : `${JSON.stringify(answer)}\n`);
}
