import type { Tx } from "@rookery/db";
import { differs, given, inList, ownLead, pinPlan, placesOf, type BatchValues } from "./compare-leads.ts";
import type { LeadList } from "./put-leads.ts";

/** What `putLeads` would come to. */
interface WouldPut {
  readonly created: number;
  readonly updated: number;
}

/** True where the lead `l` has not every tag that it would get. */
const lacksTag = (companyId: string | null): string => `EXISTS (
    SELECT FROM unnest(string_to_array(given.tags, E'\\x1e') || $8::text[]) AS tag (name)
    WHERE NOT EXISTS (
      SELECT FROM tags JOIN lead_tags ON lead_tags.tenant_id = tags.tenant_id AND lead_tags.tag_id = tags.id
      WHERE ${inList("tags", companyId)} AND tags.name = tag.name AND lead_tags.lead_id = l.id
    )
  )`;

const statement = ({ companyId, existing }: LeadList): string => `
  SELECT count(*) FILTER (WHERE l.id IS NULL)::int AS created, count(*) FILTER (WHERE l.id IS NOT NULL AND ${
    existing === "skip" ? "false" : `(${differs(existing)} OR ${lacksTag(companyId)})`
  })::int AS updated
  FROM ${given} LEFT JOIN ${ownLead(companyId)} ON l.email = given.email`;

/** Says what a batch would do to the list, and does nothing. Suppressed addresses have been left out. */
export async function countLeads(tx: Tx, list: LeadList, leads: BatchValues): Promise<WouldPut> {
  if (leads.count === 0) return { created: 0, updated: 0 };
  await tx.$queryRawUnsafe(pinPlan);
  const values = [...placesOf(list, leads), ...(list.existing === "skip" ? [] : [list.tags])];
  const [would] = await tx.$queryRawUnsafe<WouldPut[]>(statement(list), ...values);
  return would ?? { created: 0, updated: 0 };
}
