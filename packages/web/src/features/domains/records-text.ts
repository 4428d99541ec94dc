import { nameFor, recordToEnter } from "@rookery/dns";
import type { ShownGuide } from "./use-domains.ts";
import type { PanelWords } from "./use-panel-words.ts";

/** A record as it is typed into this domain's panel. */
export interface TypedRecord {
  readonly type: string;
  /** In the panel's notation; empty where the panel wants nothing for the zone's own name. */
  readonly name: string;
  readonly priority: string | undefined;
  readonly value: string;
  /** The whole name. */
  readonly full: string;
}

/** The record in the notation of the panel in which it is typed, merged with what is published. */
export function typedRecord(
  { record, verdict }: ShownGuide["records"][number],
  { panel, domain, zoneApex }: ShownGuide,
): TypedRecord {
  const { name: full, type, value } = recordToEnter(record, verdict);
  const apex = panel.apex === "domain" ? domain : panel.apex;
  const name = nameFor({ notation: panel.notation, apex }, full, zoneApex);
  const [priority, target] = type === "MX" ? value.split(" ") : [undefined, value];
  return { type, name, priority, value: target ?? value, full };
}

/** Every record as a text for a mail or a ticket, in the words of the panel. */
export function recordsText(guide: ShownGuide, words: PanelWords): string {
  return guide.records
    .map((shown) => {
      const { type, name, priority, value } = typedRecord(shown, guide);
      const lines = [`${words.type}: ${type}`, `${words.name}: ${name}`];
      if (priority !== undefined) lines.push(`${words.priority}: ${priority}`);
      return [...lines, `${words.value}: ${value}`].join("\n");
    })
    .join("\n\n");
}
