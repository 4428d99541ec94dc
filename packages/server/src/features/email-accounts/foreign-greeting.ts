import type { ProbeCause, Protocol } from "./email-accounts.rules.ts";
import { ProbeFault } from "./probe-fault.ts";
import type { ProbeTarget } from "./probe-stages.ts";

/** Which protocol speaks where ours was expected. */
export function foreignGreeting(line: string, expected: Protocol): ProbeCause {
  if (expected === "smtp" && /^\* (OK|PREAUTH|BYE)\b/i.test(line)) return "speaks_imap";
  if (expected === "imap" && /^220[ -]/.test(line)) return "speaks_smtp";
  if (/^\+OK\b/.test(line)) return "speaks_pop3";
  // A record of TLS (RFC 8446 5.1), such as an alert, is no text.
  const [type = 0, version] = Buffer.from(line);
  if (type >= 20 && type <= 23 && version === 3) return "plain_on_tls_port";
  return "not_a_mail_server";
}

/** Ports where TLS begins with the first byte (RFC 8314 7.3). */
const tlsPorts = new Set([465, 993]);

/** Who waits for a greeting on a port of TLS waits for ever: the server waits for a hello. */
export function silenceCause(error: unknown, { port, security }: ProbeTarget): unknown {
  if (!(error instanceof ProbeFault) || error.cause !== "timed_out") return error;
  const isWaiting = security !== "tls" && tlsPorts.has(port);
  return new ProbeFault(isWaiting ? "plain_on_tls_port" : "silent");
}
