import type { Resolve } from "../look.ts";
import type { RecordData, RecordType, ResourceRecord } from "../record.ts";

/** Splits `"one" "two"` into its strings; a text without quotes is one string. */
function stringsOf(text: string): string[] {
  const quoted = [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, inner = ""]) =>
    inner.replaceAll(/\\(.)/g, "$1"),
  );
  return quoted.length > 0 ? quoted : [text];
}

function dataOf(type: RecordType, text: string): RecordData {
  if (type === "TXT") return { type, strings: stringsOf(text) };
  if (type === "A" || type === "AAAA") return { type, address: text };
  if (type === "CNAME" || type === "NS") return { type, target: plain(text) };
  if (type === "MX") {
    const [preference = "0", exchange = ""] = text.split(/\s+/);
    return { type, preference: Number(preference), exchange: plain(exchange) };
  }
  if (type === "SRV") {
    const [priority = "0", weight = "0", port = "0", host = ""] = text.split(/\s+/);
    return {
      type,
      priority: Number(priority),
      weight: Number(weight),
      port: Number(port),
      host: plain(host),
    };
  }
  return { type: "SOA", primary: "ns1.example.net", serial: 1, minimumSeconds: Number(text) || 300 };
}

const plain = (name: string): string => name.toLowerCase().replace(/\.$/, "");

/**
 * Records from lines such as `example.com TXT "v=spf1 -all"` or `example.com 60 MX 10 mx.example.com`; 300 seconds where no
 * TTL stands. Empty lines are passed over.
 */
export function zoneText(text: string): ResourceRecord[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, name = "", ttl = "300", type = "TXT", data = ""] =
        /^(\S+)\s+(?:(\d+)\s+)?([A-Z]+)\s+(.*)$/.exec(line) ?? [];
      return Object.assign({ name: plain(name), ttlSeconds: Number(ttl) }, dataOf(type as RecordType, data));
    });
}

/** A resolver that knows these records and nothing else, aliases followed. */
export function resolverOf(records: readonly ResourceRecord[]): Resolve {
  const resolve: Resolve = async (name, type) => {
    const here = records.filter((record) => record.name === plain(name));
    const found = here.filter((record) => record.type === type);
    if (found.length > 0) return { kind: "records", records: found };
    const alias = here.find((record) => record.type === "CNAME");
    if (alias && "target" in alias) return resolve(alias.target, type);
    const isKnown = records.some(
      (record) => record.name === plain(name) || record.name.endsWith(`.${plain(name)}`),
    );
    return { kind: isKnown ? "nodata" : "nxdomain", records: [] };
  };
  return resolve;
}
