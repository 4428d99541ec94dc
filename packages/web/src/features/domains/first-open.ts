import { stands } from "../../lib/dns/shown-verdict.ts";
import type { ShownGuide } from "./use-domains.ts";

/** The first record that needs something, what is required before what is advice. */
export function firstOpen({ records }: ShownGuide): string | undefined {
  const open = records.filter(({ verdict }) => !stands(verdict));
  return (open.find(({ record }) => record.isRequired) ?? open[0] ?? records[0])?.record.key;
}
