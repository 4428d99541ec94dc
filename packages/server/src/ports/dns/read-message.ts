import type { Answer, AnswerKind, AskedServer, Question, ResourceRecord } from "@rookery/dns";
import type { Answer as Raw } from "dns-packet";
import type { Heard, Message } from "./talk.ts";

export const plainName = (name: string): string => name.toLowerCase().replace(/\.$/, "");

/** TXT is octets; people write UTF-8. */
const textOf = (data: unknown): string[] =>
  (Array.isArray(data) ? data : [data]).map((piece) =>
    Buffer.isBuffer(piece) ? piece.toString("utf8") : String(piece),
  );

/** A record in our terms; undefined for types that the product does not deal in. */
export function recordOf(raw: Raw): ResourceRecord | undefined {
  if (!("ttl" in raw)) return undefined;
  const head = { name: plainName(raw.name), ttlSeconds: raw.ttl ?? 0 };
  switch (raw.type) {
    case "A":
    case "AAAA":
      return { ...head, type: raw.type, address: raw.data };
    case "CNAME":
    case "NS":
      return { ...head, type: raw.type, target: plainName(raw.data) };
    case "MX":
      return {
        ...head,
        type: "MX",
        preference: raw.data.preference ?? 0,
        exchange: plainName(raw.data.exchange),
      };
    case "SRV": {
      const { priority = 0, weight = 0, port, target } = raw.data;
      return { ...head, type: "SRV", priority, weight, port, host: plainName(target) };
    }
    case "TXT":
      return { ...head, type: "TXT", strings: textOf(raw.data) };
    case "SOA":
      return {
        ...head,
        type: "SOA",
        primary: plainName(raw.data.mname),
        serial: raw.data.serial ?? 0,
        minimumSeconds: raw.data.minimum ?? 0,
      };
    default:
      return undefined;
  }
}

export const recordsOf = (raws: readonly Raw[] | undefined): ResourceRecord[] =>
  (raws ?? []).flatMap((raw) => recordOf(raw) ?? []);

/** The authority section's SOA, which says where the zone begins and how long an absence is kept (RFC 2308). */
export function soaOf(message: Message): (ResourceRecord & { type: "SOA" }) | undefined {
  return [...recordsOf(message.answers), ...recordsOf(message.authorities)].flatMap((record) =>
    record.type === "SOA" ? [record] : [],
  )[0];
}

function kindOf(message: Message, records: readonly ResourceRecord[], role: AskedServer["role"]): AnswerKind {
  if (message.rcode === "SERVFAIL") return "servfail";
  if (message.rcode === "REFUSED" || message.rcode === "NOTAUTH") return "refused";
  // Who serves a zone answers with authority; a referral, or an answer from a cache, is no service.
  if (role === "authoritative" && !message.flag_aa) return "lame";
  if (message.rcode === "NXDOMAIN") return records.length > 0 ? "records" : "nxdomain";
  if (message.rcode !== "NOERROR") return "servfail";
  return records.length > 0 ? "records" : "nodata";
}

/** What one server said, in our terms. */
export function answerOf(server: AskedServer, question: Question, heard: Heard): Answer {
  const { tookMs } = heard;
  if (!heard.message) return { server, kind: heard.why, records: [], tookMs };
  const all = recordsOf(heard.message.answers);
  const records = all.filter(({ type }) => type === question.type || type === "CNAME");
  const kind = kindOf(heard.message, records, server.role);
  if (kind === "records") return { server, kind, records, tookMs };
  const soa = kind === "nodata" || kind === "nxdomain" ? soaOf(heard.message) : undefined;
  const negative = soa ? { negativeTtlSeconds: Math.min(soa.ttlSeconds, soa.minimumSeconds) } : {};
  return { server, kind, records: [], tookMs, ...negative };
}
