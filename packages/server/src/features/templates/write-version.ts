import type { Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import type { LoadedTemplate } from "./load-template.ts";
import { draftOf, searchTextOf, type StoredDraft } from "./stored-draft.ts";

type Target = Pick<LoadedTemplate, "id" | "companyId" | "version"> & {
  /** The version that is brought back, where one is. */
  readonly restoredFrom?: number;
};

/** Makes the draft what the template says now, as its next version. @returns the version's number. */
export async function writeVersion(
  tx: Tx,
  ctx: TenantContext,
  template: Target & { readonly name: string },
  draft: StoredDraft,
): Promise<number> {
  const version = template.version + 1;
  await tx.template.updateMany({
    where: { tenantId: ctx.tenant.id, id: template.id },
    data: { ...draft, searchText: searchTextOf(template.name, draftOf(draft)), version },
  });
  await keepVersion(tx, ctx, { ...template, version }, draft);
  return version;
}

/** Keeps what the template says as its version. */
export async function keepVersion(
  tx: Tx,
  ctx: TenantContext,
  { id, companyId, version, restoredFrom }: Target,
  draft: StoredDraft,
): Promise<void> {
  await tx.templateVersion.create({
    data: {
      tenantId: ctx.tenant.id,
      companyId,
      templateId: id,
      number: version,
      ...draft,
      restoredFrom: restoredFrom ?? null,
      createdBy: ctx.person.id,
    },
  });
}
