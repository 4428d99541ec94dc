import { normaliseEmail, type EmailFault } from "../../email-address.ts";
import type { LineFault } from "./suppressions.schema.ts";

export interface InvalidLine {
  readonly line: number;
  readonly reason: LineFault;
}

/** What a list says. lines = emails + domains + repeated + blank + invalid. */
export interface SuppressionList {
  readonly lines: number;
  readonly emails: readonly string[];
  /** As A-labels. */
  readonly domains: readonly string[];
  /** Lines that say again what an earlier one said. */
  readonly repeated: number;
  readonly blank: number;
  readonly invalid: readonly InvalidLine[];
}

/**
 * Judges each line by itself: an address, also as `Ann <ann@x.org>`, or a domain, also as `@x.org`. Of a line with several cells the
 * first one with an address counts, so that an export of another sender can be given as it is.
 * @param firstLine the number of the text's first line, where it is a part of a file.
 */
export function readSuppressionList(text: string, firstLine: number): SuppressionList {
  const found = { emails: new Set<string>(), domains: new Set<string>() };
  const invalid: InvalidLine[] = [];
  let [repeated, blank] = [0, 0];
  const lines = text.trimEnd().split(/\r\n|\r|\n/);
  for (const [index, line] of lines.entries()) {
    const read = readLine(line);
    if (read === undefined) blank += 1;
    else if ("reason" in read) invalid.push({ line: firstLine + index, reason: read.reason });
    else if (found[read.kind].has(read.value)) repeated += 1;
    else found[read.kind].add(read.value);
  }
  const { emails, domains } = found;
  return { lines: lines.length, emails: [...emails], domains: [...domains], repeated, blank, invalid };
}

type ReadLine = { kind: "emails" | "domains"; value: string } | { reason: LineFault };

function readLine(line: string): ReadLine | undefined {
  const cells = line
    .split(/[,;\t]/)
    .map((cell) => cell.replaceAll(/^[\s"'\ufeff]+|[\s"']+$/gu, ""))
    .filter((cell) => cell !== "");
  const [first] = cells;
  if (first === undefined) return undefined;
  const cell = cells.find((each) => each.includes("@"));
  if (cell === undefined) return readDomain(first);
  const ofDomain = /^\*?@(?<domain>[^@]+)$/.exec(cell)?.groups?.["domain"];
  return ofDomain === undefined ? readEmail(cell) : readDomain(ofDomain);
}

function readEmail(cell: string): ReadLine {
  const inBrackets = /<(?<email>[^<>]+)>$/.exec(cell)?.groups?.["email"];
  const read = normaliseEmail(inBrackets ?? cell);
  return read.ok ? { kind: "emails", value: read.email } : { reason: faultOf(read.fault) };
}

const faultOf = (fault: EmailFault): LineFault =>
  fault === "email_missing" || fault === "email_without_at" ? "neither_address_nor_domain" : fault;

/** A domain is what may stand behind an address's @. */
function readDomain(cell: string): ReadLine {
  const read = normaliseEmail(`x@${cell}`);
  return read.ok
    ? { kind: "domains", value: read.email.slice("x@".length) }
    : { reason: "neither_address_nor_domain" };
}
