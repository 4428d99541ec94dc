import type { TLSSocket } from "node:tls";
import type { ProbeCause, StageFacts } from "./email-accounts.rules.ts";
import { ProbeFault } from "./probe-fault.ts";

/** OpenSSL's verdicts as Node names them. */
const causes: Record<string, ProbeCause> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: "self_signed",
  SELF_SIGNED_CERT_IN_CHAIN: "unknown_issuer",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "unknown_issuer",
  UNABLE_TO_GET_ISSUER_CERT: "unknown_issuer",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "unknown_issuer",
  CERT_HAS_EXPIRED: "certificate_expired",
  CERT_NOT_YET_VALID: "certificate_not_yet_valid",
  ERR_TLS_CERT_ALTNAME_INVALID: "wrong_name",
};

/** Names that a screen shows; a shared server's certificate may hold a hundred. */
const SHOWN_NAMES = 5;

const isHostName = (name: string): boolean => /^(\*\.)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(name);

/**
 * Whether the certificate is for this host and from somebody that is trusted (RFC 9525).
 * @throws ProbeFault with the cause, and the names that it is for.
 */
export function judgeCertificate(socket: TLSSocket | undefined): StageFacts {
  if (!socket) throw new ProbeFault("tls_failed");
  const { subjectaltname = "", valid_to } = socket.getPeerCertificate();
  const names = subjectaltname
    .split(/,\s*/)
    .flatMap((each) => (each.startsWith("DNS:") && isHostName(each.slice(4)) ? [each.slice(4)] : []))
    .slice(0, SHOWN_NAMES);
  const until = new Date(valid_to);
  const facts: StageFacts = {
    names,
    ...(!Number.isNaN(until.getTime()) && { expiresAt: until.toISOString() }),
  };
  if (socket.authorized) return facts;
  // Node's types say Error; what it gives is the code.
  const verdict = socket.authorizationError as unknown;
  const code = typeof verdict === "string" ? verdict : (verdict as NodeJS.ErrnoException | null)?.code;
  throw new ProbeFault(causes[code ?? ""] ?? "unknown_issuer", facts);
}
