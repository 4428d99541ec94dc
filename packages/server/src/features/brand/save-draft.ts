import { randomInt } from "node:crypto";
import { inTenant, type Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { markCommitted } from "../../idempotency.ts";
import type { BrandValues, DraftInput, SaveDraftInput } from "./brand.schema.ts";

/** Half of what `revision` may be: the rest is for saves. */
const REVISION_START_MAX = 1_000_000_000;

/** A picture of another tenant's is none. @throws AppError invalid invalid_input. */
export function requireOwnPictures(tenantId: string, values: BrandValues): void {
  const pictures = [values.logoUrl, values.logoDarkUrl, values.mailLogoUrl, values.faviconUrl];
  if (pictures.some((url) => url !== null && !url.startsWith(`/brand/${tenantId}/`)))
    throw new AppError("invalid", "invalid_input");
}

/** @throws AppError conflict changed_meanwhile: somebody saved after the person looked. */
export async function lockDraft(tx: Tx, { tenant }: TenantContext, revision: number): Promise<unknown> {
  const [draft] = await tx.$queryRaw<{ values: unknown; revision: number }[]>`
    SELECT values, revision FROM brand_drafts WHERE tenant_id = ${tenant.id}::uuid FOR UPDATE`;
  if ((draft?.revision ?? 0) !== revision) throw new AppError("conflict", "changed_meanwhile");
  return draft?.values;
}

/**
 * Keeps what the brand may become; nobody sees it before it is published. Saved while somebody tries colours, so that it is no
 * event for the audit: publishing is.
 * @throws AppError conflict changed_meanwhile, invalid invalid_input.
 */
export async function saveDraft(ctx: TenantContext, input: SaveDraftInput): Promise<{ revision: number }> {
  const { id: tenantId, scope } = ctx.tenant;
  requireOwnPictures(tenantId, input.values);
  return inTenant(ctx.db, scope, async (tx) => {
    // Of two first saves at once the second finds the row of the first. Revisions begin anywhere, so that one that was seen of a
    // draft before this one fits nothing.
    const [saved] = await tx.$queryRaw<{ revision: number }[]>`
      INSERT INTO brand_drafts AS d (tenant_id, values, revision, updated_by)
      SELECT ${tenantId}::uuid, ${JSON.stringify(input.values)}::jsonb, ${randomInt(1, REVISION_START_MAX)},
             ${ctx.person.id}::uuid
      ON CONFLICT (tenant_id) DO UPDATE
      SET values = excluded.values, revision = d.revision + 1, updated = now(), updated_by = excluded.updated_by
      WHERE d.revision = ${input.revision}
      RETURNING revision`;
    // What was seen is gone, where a save begins anew although there was one.
    const isNext = input.revision === 0 || saved?.revision === input.revision + 1;
    if (!saved || !isNext) throw new AppError("conflict", "changed_meanwhile");
    await markCommitted(tx, ctx);
    return saved;
  });
}

/** Forgets what was not published. @throws AppError conflict changed_meanwhile. */
export async function discardDraft(ctx: TenantContext, input: DraftInput): Promise<void> {
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    await lockDraft(tx, ctx, input.revision);
    await tx.brandDraft.deleteMany({ where: { tenantId: ctx.tenant.id } });
    await markCommitted(tx, ctx);
  });
}
