import { parseDkimKey } from "@rookery/dns";
import { z } from "zod";
import {
  MailServerFault,
  type MailServer,
  type MailServerFaultCode,
  type NewMailbox,
  type ServerKey,
} from "./mail-server.ts";
import { readJson } from "./read-json.ts";

/** Of one call; Mailu answers within milliseconds or is in trouble. */
const DEADLINE_MS = 10_000;
/** Of one answer; a domain with its records takes a few kilobytes. */
const ANSWER_MAX = 256 * 1_024;

export interface MailuSettings {
  /** Where its admin is reached, such as `https://mail.example.com`. */
  readonly url: string;
  /** `API_TOKEN` of its configuration. */
  readonly token: string;
}

/** Of `GET /domain/{name}` what is used. Mailu has no answer for a domain without a key but null. */
const shownDomain = z.object({ name: z.string(), dns_dkim: z.string().nullish() });

/** Of `GET /user/{email}`. */
const shownUser = z.object({ comment: z.string().nullish() });

const faults: Record<number, MailServerFaultCode> = {
  401: "token_refused",
  403: "token_refused",
  409: "name_taken",
  429: "too_many_requests",
};

/**
 * Mailu by its REST API, version 1 (2024.06 and later). It makes DKIM keys by itself and takes none from outside, so that
 * the key of a domain that it holds is its own.
 */
export function mailu({ url, token }: MailuSettings): MailServer {
  async function call(method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: object) {
    try {
      const response = await fetch(new URL(`/api/v1${path}`, url), {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          accept: "application/json",
          ...(body ? { "content-type": "application/json" } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
        // Where it sends us elsewhere the address is wrong, and the token must not follow.
        redirect: "error",
        signal: AbortSignal.timeout(DEADLINE_MS),
      });
      return { status: response.status, answer: await readJson(response, ANSWER_MAX) };
    } catch (error) {
      throw error instanceof MailServerFault ? error : new MailServerFault("unreachable", error);
    }
  }

  const fault = (status: number): MailServerFault =>
    new MailServerFault(faults[status] ?? (status >= 500 ? "unreachable" : "unexpected_answer"));

  /** Undefined where Mailu has no such domain. */
  async function find(domain: string) {
    const { status, answer } = await call("GET", `/domain/${domain}`);
    if (status === 404) return undefined;
    if (status !== 200) throw fault(status);
    const shown = shownDomain.safeParse(answer);
    // It answers 200 also for what it takes for no name at all.
    if (!shown.success || shown.data.name !== domain) throw new MailServerFault("unexpected_answer");
    return shown.data;
  }

  /** Undefined where there is no such mailbox; empty where nobody's word stands with it. */
  async function ownerOf(email: string): Promise<string | undefined> {
    const { status, answer } = await call("GET", `/user/${encodeURIComponent(email)}`);
    if (status === 404) return undefined;
    const shown = shownUser.safeParse(answer);
    if (status !== 200 || !shown.success) throw fault(status);
    return shown.data.comment ?? "";
  }

  async function takeBack(there: string, mailbox: Omit<NewMailbox, "name">): Promise<void> {
    if (there !== mailbox.owner) throw new MailServerFault("mailbox_taken");
    const { status } = await call("PATCH", `/user/${encodeURIComponent(mailbox.email)}`, {
      raw_password: mailbox.password,
    });
    if (status !== 200) throw fault(status);
  }

  async function keyOf(domain: string): Promise<ServerKey | undefined> {
    const text = (await find(domain))?.dns_dkim;
    return text ? readKey(text, domain) : undefined;
  }

  return {
    host: new URL(url).hostname,
    createDomain: async (domain) => {
      if (await find(domain)) return;
      const { status } = await call("POST", "/domain", { name: domain });
      // Somebody else made it meanwhile, or the name is an alias or a relay there.
      if (status === 409 && (await find(domain))) return;
      if (status !== 200) throw fault(status);
    },
    deployDkim: async (domain) => {
      const standing = await keyOf(domain);
      if (standing) return standing;
      const { status } = await call("POST", `/domain/${domain}/dkim`);
      if (status !== 200) throw fault(status);
      const made = await keyOf(domain);
      if (!made) throw new MailServerFault("unexpected_answer");
      return made;
    },
    createMailbox: async ({ email, password, name, owner }) => {
      // Asked first, because it does not say by itself that an address is taken.
      const there = await ownerOf(email);
      if (there !== undefined) return takeBack(there, { email, password, owner });
      const wish = {
        email,
        raw_password: password,
        comment: owner,
        ...(name !== null && { displayed_name: name }),
      };
      const { status } = await call("POST", "/user", wish);
      if (status === 200) return;
      // Two at once: the second one's insert fails there.
      const made = status === 404 ? undefined : await ownerOf(email);
      if (made === undefined) throw fault(status);
      await takeBack(made, { email, password, owner });
    },
    removeDomain: async (domain) => {
      const { status } = await call("DELETE", `/domain/${domain}`);
      if (status !== 200 && status !== 404) throw fault(status);
    },
  };
}

/** `dkim._domainkey.example.com. 600 IN TXT "v=DKIM1; k=rsa; p=..." "..."`: the record as Mailu writes it. */
function readKey(text: string, domain: string): ServerKey {
  const [, selector = "", data = ""] =
    /^([a-z0-9-]+)\._domainkey\.\S+\s+\d+\s+IN\s+TXT\s*(.*)$/s.exec(text) ?? [];
  const value = [...data.matchAll(/"([^"]*)"/g)].map(([, piece = ""]) => piece).join("");
  const { publicKey, fault } = parseDkimKey(value);
  if (!text.startsWith(`${selector}._domainkey.${domain}.`) || fault)
    throw new MailServerFault("unexpected_answer");
  return { selector, publicKey };
}
