import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a Mailu in trouble does instead of answering. */
export type MailuFault = "down" | "silent" | "busy" | "html" | "redirect" | "lost_answer";

export interface TestMailu {
  readonly url: string;
  readonly token: string;
  /** Names of the domains that it has, each with its public key or null. */
  readonly domains: Map<string, string | null>;
  /** Password by address of its mailboxes. */
  readonly mailboxes: Map<string, string>;
  /** What stands beside a mailbox in its `comment`. */
  readonly comments: Map<string, string>;
  /** Names that it knows as an alias of another domain. */
  readonly alternatives: Set<string>;
  /** Calls, as `POST /domain`. */
  readonly calls: string[];
  fault: MailuFault | undefined;
  close(): Promise<void>;
}

/**
 * A server that answers as Mailu's REST API v1 does for domains: paths, status numbers, bodies and oddities were read off
 * `core/admin/mailu/api/v1/domain.py` and `models.py` of its master branch in 2026.
 */
export async function startMailu(): Promise<TestMailu> {
  const token = "a token of the tests";
  const domains = new Map<string, string | null>();
  const mailboxes = new Map<string, string>();
  const comments = new Map<string, string>();
  const alternatives = new Set<string>();
  const calls: string[] = [];

  const publicKey = (): string =>
    generateKeyPairSync("rsa", {
      modulusLength: 2_048,
      publicKeyEncoding: { type: "spki", format: "der" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    }).publicKey.toString("base64");

  /** Of a key that is not there Mailu's answer has null. */
  const shown = (name: string) => {
    const key = domains.get(name) ?? null;
    const text = `v=DKIM1; k=rsa; p=${key}`;
    const record = (text.match(/.{1,250}/g) ?? []).map((piece) => `"${piece}"`).join(" ");
    return {
      name,
      comment: null,
      managers: [],
      max_users: -1,
      max_aliases: -1,
      max_quota_bytes: 0,
      signup_enabled: false,
      alternatives: [],
      dns_mx: `${name}. 600 IN MX 10 mail.example.com.`,
      dns_spf: `${name}. 600 IN TXT "v=spf1 mx a:mail.example.com ~all"`,
      dns_dkim: key === null ? null : `dkim._domainkey.${name}. 600 IN TXT ${record}`,
    };
  };

  const isName = (name: string): boolean => /^([a-z0-9-]+\.)+[a-z0-9-]{2,}$/.test(name);

  /** As `core/admin/mailu/api/v1/user.py`: a domain that is not there is 404, a second insert of an address is no answer of its own. */
  function replyUser(method: string, email: string, body: unknown): [status: number, answer: unknown] {
    if (method === "GET")
      return mailboxes.has(email)
        ? [200, { email, enabled: true, comment: comments.get(email) ?? null }]
        : [404, { code: 404, message: `User ${email} cannot be found` }];
    const wish = body as { email: string; raw_password: string; comment?: string };
    if (method === "PATCH") {
      mailboxes.set(email, wish.raw_password);
      return [200, { code: 200, message: `User ${email} has been updated` }];
    }
    if (!domains.has(wish.email.split("@")[1] ?? ""))
      return [404, { code: 404, message: "Domain does not exist" }];
    if (mailboxes.has(wish.email)) return [500, { message: "Internal Server Error" }];
    mailboxes.set(wish.email, wish.raw_password);
    if (wish.comment !== undefined) comments.set(wish.email, wish.comment);
    return [200, { code: 200, message: `User ${wish.email} has been created` }];
  }

  function reply(method: string, path: string, body: unknown): [status: number, answer: unknown] {
    const [isUser, email = ""] = /^\/api\/v1\/user(?:\/([^/]+))?$/.exec(path) ?? [];
    if (isUser !== undefined) return replyUser(method, decodeURIComponent(email), body);
    const [, name = "", rest = ""] = /^\/api\/v1\/domain(?:\/([^/]+))?(\/dkim)?$/.exec(path) ?? [];
    if (method === "POST" && name === "") {
      const wanted = (body as { name?: string }).name ?? "";
      if (!isName(wanted)) return [400, { code: 400, message: `Domain ${wanted} is not a valid domain` }];
      if (domains.has(wanted) || alternatives.has(wanted))
        return [409, { code: 409, message: `Duplicate domain name ${wanted}` }];
      domains.set(wanted, null);
      return [200, { code: 200, message: `Domain ${wanted} has been created` }];
    }
    // Its own oddity: a name that is none is answered with 200 and the fault in the body.
    if (method === "GET" && !isName(name))
      return [200, { code: 400, message: `Domain ${name} is not a valid domain` }];
    if (!domains.has(name)) return [404, { code: 404, message: `Domain ${name} does not exist` }];
    if (method === "GET") return [200, shown(name)];
    if (method === "DELETE") {
      domains.delete(name);
      return [200, { code: 200, message: `Domain ${name} has been deleted` }];
    }
    if (rest === "/dkim") domains.set(name, publicKey());
    return [200, { code: 200, message: `DKIM/DMARC keys have been generated for domain ${name}` }];
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const text = Buffer.concat(pieces).toString("utf8");
    const { method = "", url = "" } = request;
    calls.push(`${method} ${url.replace("/api/v1", "")}`);
    if (mailu.fault === "silent") return;
    if (mailu.fault === "busy") return send(response, 429, { message: "Too many attempts from your IP" });
    if (mailu.fault === "html") return void response.writeHead(200).end("<html>nginx</html>");
    if (mailu.fault === "redirect")
      return void response.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
    if (mailu.fault === "down") return send(response, 502, { message: "Bad Gateway" });
    const given = request.headers.authorization;
    if (given === undefined)
      return send(response, 401, { message: "A valid Authorization header is mandatory" });
    if (given !== `Bearer ${token}`) return send(response, 403, { message: "Invalid API token" });
    const [status, said] = reply(method, url, text === "" ? {} : JSON.parse(text));
    // Done, and nobody is told.
    if (mailu.fault === "lost_answer" && method === "POST") return void response.destroy();
    send(response, status, said);
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const mailu: TestMailu = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    domains,
    mailboxes,
    comments,
    alternatives,
    calls,
    fault: undefined,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return mailu;
}

function send(response: ServerResponse, status: number, answer: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(`${JSON.stringify(answer)}\n`);
}
