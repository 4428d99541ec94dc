import { SaxesParser } from "saxes";
import type { Protocol, Security, ServerSettings } from "./email-accounts.rules.ts";

/** A server while its element is read. */
interface Draft {
  readonly protocol: Protocol;
  host: string;
  port: number;
  security: Security | undefined;
  username: string;
}

const securityOf: Record<string, Security> = { SSL: "tls", STARTTLS: "starttls" };

/** Deeper or longer than any such file is. */
const MAX_DEPTH = 16;

/**
 * Servers of a mailbox from Mozilla's autoconfig file (`config-v1.1.xml`): of each protocol the first that is encrypted and
 * takes a password. A file that is none, or has an entity of its own, gives nothing.
 */
export function readAutoconfig(xml: string, email: string): Partial<Record<Protocol, ServerSettings>> {
  const found: Partial<Record<Protocol, ServerSettings>> = {};
  const [local = "", domain = ""] = email.split("@");
  const filled = (text: string): string =>
    text
      .trim()
      .replaceAll("%EMAILADDRESS%", email)
      .replaceAll("%EMAILLOCALPART%", local)
      .replaceAll("%EMAILDOMAIN%", domain);
  const parser = new SaxesParser();
  let draft: Draft | undefined;
  let text = "";
  let depth = 0;
  parser.on("opentag", ({ name, attributes }) => {
    depth += 1;
    if (depth > MAX_DEPTH) throw new Error("too deep");
    text = "";
    const protocol = protocolOf(name, attributes["type"] ?? "");
    if (protocol) draft = { protocol, host: "", port: 0, security: undefined, username: "" };
  });
  parser.on("text", (more) => (text += more));
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    if (!draft) return;
    if (name === "hostname") draft.host = filled(text).toLowerCase();
    else if (name === "port") draft.port = Number(text);
    else if (name === "socketType") draft.security = securityOf[text.trim()];
    else if (name === "username") draft.username = filled(text);
    else if (name === "incomingServer" || name === "outgoingServer") {
      const server = finished(draft, email);
      if (server) found[draft.protocol] ??= server;
      draft = undefined;
    }
  });
  try {
    parser.write(xml).close();
  } catch {
    return {};
  }
  return found;
}

function protocolOf(tag: string, type: string): Protocol | undefined {
  if (tag === "incomingServer" && type === "imap") return "imap";
  return tag === "outgoingServer" && type === "smtp" ? "smtp" : undefined;
}

function finished({ host, port, security, username }: Draft, email: string): ServerSettings | undefined {
  const isHost = /^(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host);
  if (!isHost || !Number.isInteger(port) || port < 1 || port > 65_535 || !security) return undefined;
  // A form would not take it either.
  if (username.length > 255 || /\p{Cc}/u.test(username)) return undefined;
  return { host, port, security, username: username || email };
}
