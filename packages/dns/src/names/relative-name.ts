/** How a DNS panel wants the name of a record to be typed. */
export type NameNotation = "relative" | "absolute";

/**
 * A record's name as a panel takes it: relative to its zone, with the panel's own sign for the apex, or whole. Typing a
 * whole name where a relative one is wanted makes `x.example.com.example.com`, the commonest mistake of all.
 */
export function nameFor(
  panel: { readonly notation: NameNotation; readonly apex: string },
  name: string,
  zone: string,
): string {
  if (panel.notation === "absolute") return name;
  if (name === zone) return panel.apex;
  return name.endsWith(`.${zone}`) ? name.slice(0, -zone.length - 1) : name;
}

/** Where a name ends up that was typed whole into a panel that adds its zone. */
export const doubledName = (name: string, zone: string): string => `${name}.${zone}`;
