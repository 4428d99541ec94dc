import { recogniseMailHost } from "../providers/mail-hosts.ts";
import { missing, right, wrong, type JudgeInput, type Judgement } from "./judgement.ts";
import { replace } from "./replace.ts";

/** Our exchange among the most preferred ones is right; another's mail is never to be taken away by a record of ours. */
export function judgeMx({ record, standing }: JudgeInput): Judgement {
  const found = standing.records.flatMap((each) => (each.type === "MX" ? [each] : []));
  const ours = record.value.split(" ")[1] ?? "";
  const others = found.filter(({ exchange }) => exchange !== ours && exchange !== "");
  const own = found.find(({ exchange }) => exchange === ours);
  if (found.length === 0) return missing(record);
  if (!own && others.length === 0) return wrong("conflict", { code: "null_mx" }, replace(record, "0 ."));
  const preferred = others.filter(({ preference }) => !own || preference <= own.preference);
  if (own && preferred.length === 0) return right();
  const strangers = preferred.filter(({ exchange }) => !sameHost(exchange, ours));
  if (own && strangers.length === 0) return right();
  const exchanges = strangers.map(({ exchange }) => exchange);
  const host = exchanges.map((exchange) => recogniseMailHost(exchange)?.name).find(Boolean);
  return wrong("conflict", { code: "mx_of_another", exchanges, host });
}

/** Exchanges below one name belong together: `mx1` and `mx2` of the platform. */
const sameHost = (a: string, b: string): boolean =>
  a.split(".").slice(1).join(".") === b.split(".").slice(1).join(".");

/** An alias to our target is right; the name has to be free of everything else (RFC 1034 3.6.2). */
export function judgeAlias({ record, standing, hasProxy }: JudgeInput): Judgement {
  const { alias, addresses } = standing;
  if (alias === record.value) return right();
  if (alias !== undefined) {
    const isSlip = alias.startsWith(`${record.value}.`);
    return isSlip
      ? wrong("mismatch", { code: "other_value", found: alias }, replace(record, alias))
      : wrong("conflict", { code: "name_in_use", found: alias }, replace(record, alias));
  }
  const [first] = addresses;
  if (first === undefined) return missing(record);
  return hasProxy
    ? wrong("mismatch", { code: "proxied", addresses })
    : wrong(
        "conflict",
        { code: "name_in_use", found: first },
        { kind: "delete", name: record.name, type: "A", values: addresses, keep: record.value },
      );
}

/** An alias to the portal, or its addresses and no others: the way there counts, not how it is written down. */
export function judgePortal(input: JudgeInput): Judgement {
  const { record, standing } = input;
  const own = new Set(record.addresses);
  const leadsHere = standing.addresses.length > 0 && standing.addresses.every((each) => own.has(each));
  return standing.alias === undefined && leadsHere ? right() : judgeAlias(input);
}
