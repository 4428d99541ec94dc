import type { ExpectedRecord } from "../expected-record.ts";
import { nameFor } from "../names/relative-name.ts";
import { chunks, quotedChunks, TTL_SECONDS, zoneData } from "./zone-lines.ts";

export const exportFormats = [
  "bind",
  "csv",
  "terraform-cloudflare",
  "terraform-route53",
  "terraform-generic",
] as const;
export type ExportFormat = (typeof exportFormats)[number];

const zoneNotation = { notation: "relative", apex: "@" } as const;

/** A zone file's lines (RFC 1035 5.1), to be pasted into or included by the zone. */
function bind(records: readonly ExpectedRecord[], zone: string): string {
  const lines = records.map((record) =>
    [nameFor(zoneNotation, record.name, zone), TTL_SECONDS, "IN", record.type, zoneData(record)].join("\t"),
  );
  return [`$ORIGIN ${zone}.`, ...lines, ""].join("\n");
}

const csvCell = (text: string): string => {
  // A spreadsheet would run a cell that begins like a formula.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

function csv(records: readonly ExpectedRecord[], zone: string): string {
  const rows = records.map((record) => {
    const [preference, host] = record.type === "MX" ? record.value.split(" ") : [];
    return [
      nameFor({ notation: "relative", apex: "" }, record.name, zone),
      record.name,
      record.type,
      preference ?? "",
      host ?? record.value,
      String(TTL_SECONDS),
    ];
  });
  return [["name", "full name", "type", "priority", "value", "ttl"], ...rows]
    .map((row) => `${row.map(csvCell).join(",")}\r\n`)
    .join("");
}

/** An HCL string: quotes and backslashes escaped, and `${` and `%{`, which would be read as templates. */
const hcl = (text: string): string => {
  const quoted = text.replaceAll("\\", "\\\\").replaceAll('"', String.raw`\"`);
  return `"${quoted.replaceAll(/[$%](?=\{)/g, "$&$&")}"`;
};

const label = (record: ExpectedRecord): string => record.key.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_");

const block = (kind: string, record: ExpectedRecord, lines: readonly string[]): string =>
  [`resource "${kind}" "${label(record)}" {`, ...lines.map((line) => `  ${line}`), "}", ""].join("\n");

function cloudflare(records: readonly ExpectedRecord[]): string {
  const blocks = records.map((record) => {
    const [preference, host] = record.type === "MX" ? record.value.split(" ") : [];
    const content = record.type === "TXT" ? quotedChunks(record.value) : (host ?? record.value);
    return block("cloudflare_dns_record", record, [
      "zone_id = var.zone_id",
      `name    = ${hcl(record.name)}`,
      `type    = ${hcl(record.type)}`,
      `content = ${hcl(content)}`,
      `ttl     = ${TTL_SECONDS}`,
      ...(preference === undefined ? [] : [`priority = ${preference}`]),
      ...(record.type === "CNAME" ? ["proxied = false"] : []),
    ]);
  });
  return [`variable "zone_id" {\n  type = string\n}\n`, ...blocks].join("\n");
}

/** Records of one name and type are one set there. */
function route53(records: readonly ExpectedRecord[]): string {
  const sets = Map.groupBy(records, ({ name, type }) => `${name} ${type}`);
  const blocks = [...sets.values()].map(([first, ...more]) => {
    const set = first as ExpectedRecord;
    const values = [set, ...more].map((record) =>
      // The provider adds the outer quotes itself.
      record.type === "TXT" ? chunks(record.value).join('""') : record.value,
    );
    return block("aws_route53_record", set, [
      "zone_id = var.zone_id",
      `name    = ${hcl(set.name)}`,
      `type    = ${hcl(set.type)}`,
      `ttl     = ${TTL_SECONDS}`,
      `records = [${values.map(hcl).join(", ")}]`,
    ]);
  });
  return [`variable "zone_id" {\n  type = string\n}\n`, ...blocks].join("\n");
}

/** A map for whatever module a zone is kept by. */
function generic(records: readonly ExpectedRecord[], zone: string): string {
  const entries = records.map((record) =>
    [
      `    ${label(record)} = {`,
      `      name  = ${hcl(nameFor({ notation: "relative", apex: "" }, record.name, zone))}`,
      `      type  = ${hcl(record.type)}`,
      `      ttl   = ${TTL_SECONDS}`,
      `      value = ${hcl(record.value)}`,
      "    }",
    ].join("\n"),
  );
  return ["locals {", "  sending_records = {", ...entries, "  }", "}", ""].join("\n");
}

const printers: Record<ExportFormat, (records: readonly ExpectedRecord[], zone: string) => string> = {
  bind,
  csv,
  "terraform-cloudflare": cloudflare,
  "terraform-route53": route53,
  "terraform-generic": generic,
};

/** The records as a file that a zone's owner can use. */
export const exportRecords = (
  format: ExportFormat,
  records: readonly ExpectedRecord[],
  zone: string,
): string => printers[format](records, zone);
