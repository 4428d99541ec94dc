import type { Tx } from "@rookery/db";
import type { LeadOfList } from "../lead-fields/put-field-values.ts";

/**
 * Gives a lead these tags and no others, by name; one that its list has not yet is made. The caller holds the lock of the tenant's leads.
 * @returns the names before and after; undefined where nothing changed.
 */
export async function setLeadTags(
  tx: Tx,
  { tenantId, companyId, leadId }: LeadOfList,
  names: readonly string[],
): Promise<{ before: string[]; after: string[] } | undefined> {
  const had = await tx.leadTag.findMany({
    where: { tenantId, leadId },
    select: { tagId: true, tag: { select: { name: true } } },
    orderBy: { tag: { name: "asc" } },
  });
  const before = had.map(({ tag }) => tag.name);
  const after = [...new Set(names)].toSorted();
  const wanted = new Set(after);
  if (before.length === after.length && before.every((name) => wanted.has(name))) return undefined;
  await tx.tag.createMany({
    data: after.map((name) => ({ tenantId, companyId, name })),
    skipDuplicates: true,
  });
  const tags = await tx.tag.findMany({
    where: { tenantId, companyId, name: { in: after } },
    select: { id: true },
  });
  const ids = tags.map(({ id }) => id);
  await tx.leadTag.deleteMany({ where: { tenantId, leadId, tagId: { notIn: ids } } });
  await tx.leadTag.createMany({
    data: ids.map((tagId) => ({ tenantId, companyId, leadId, tagId })),
    skipDuplicates: true,
  });
  return { before, after };
}
