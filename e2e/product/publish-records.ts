import type { DnsTree } from "@rookery/dns/testing";
import { query, type Session } from "./api.ts";

interface ShownRecord {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

/** What the portal asks for, by key; DKIM's and MX's keys without what tells them apart. */
export async function recordsOf(session: Session, domainId: string): Promise<ReadonlyMap<string, string>> {
  const shown = await query<{ records: { record: ShownRecord }[] }>(session, "domains.byId", { domainId });
  return new Map(
    shown.records.map(({ record }) => {
      const pieces = record.value.match(/.{1,250}/g) ?? [];
      const data = record.type === "TXT" ? pieces.map((piece) => `"${piece}"`).join(" ") : record.value;
      return [record.key.split(":")[0] ?? "", `${record.name} ${record.type} ${data}`];
    }),
  );
}

/** Puts some of what the portal asks for into the domain's zone, and whatever else a story needs. */
export async function publish(
  tree: DnsTree,
  of: { session: Session; domainId: string; domain: string },
  zone: { keys?: readonly string[]; lines?: readonly string[] } = {},
): Promise<void> {
  const records = await recordsOf(of.session, of.domainId);
  const wanted = zone.keys ?? [...records.keys()];
  const lines = wanted.flatMap((key) => records.get(key) ?? []);
  tree.publish(of.domain, [`${of.domain} A 192.0.2.80`, ...lines, ...(zone.lines ?? [])].join("\n"));
}
