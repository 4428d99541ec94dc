import { readInTenant, type Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { brandValues, noBrand, type BrandValues } from "./brand.schema.ts";

/** As many as anybody looks back; older ones stay and are not listed. */
const VERSIONS_SHOWN = 50;

interface InForceRow extends BrandValues {
  version: number;
}

export interface BrandInForce {
  /** 0 = nothing was published. */
  readonly version: number;
  readonly values: BrandValues;
}

/** What is in force; inside a transaction that changes it it is locked. */
export async function readInForce(tx: Tx, tenantId: string, lock?: "FOR UPDATE"): Promise<BrandInForce> {
  const text = `
    SELECT brand_version AS version, theme_name AS name, theme_primary_color AS "primaryColor",
           theme_secondary_color AS "secondaryColor", theme_logo_url AS "logoUrl", theme_logo_dark_url AS "logoDarkUrl",
           theme_mail_logo_url AS "mailLogoUrl", theme_favicon_url AS "faviconUrl",
           mail_sender_name AS "mailSenderName", mail_footer AS "mailFooter"
    FROM tenant_config WHERE tenant_id = $1::uuid ${lock ?? ""}`;
  const [row] = await tx.$queryRawUnsafe<InForceRow[]>(text, tenantId);
  if (!row) throw new Error("A tenant is made with its configuration");
  const { version, ...values } = row;
  return { version, values };
}

/** A draft is what it was when it was saved; what the product has learnt since is absent in it. */
export const valuesOf = (kept: unknown): BrandValues =>
  brandValues.parse({ ...noBrand, ...(kept as object) });

interface PersonRow {
  by: string | null;
}

interface DraftRow extends PersonRow {
  values: unknown;
  revision: number;
  updated: Date;
}

interface VersionRow extends PersonRow {
  number: number;
  values: unknown;
  restored_from: number | null;
  published: Date;
}

/** The brand as its screen has it: what is in force, what it may become, and what it was, the newest first. */
export function brandOf(ctx: TenantContext) {
  const { id: tenantId, name } = ctx.tenant;
  return readInTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const [inForce, drafts, versions] = await Promise.all([
      readInForce(tx, tenantId),
      tx.$queryRaw<DraftRow[]>`
        SELECT d.values, d.revision, d.updated, u.name AS by FROM brand_drafts d LEFT JOIN users u ON u.id = d.updated_by
        WHERE d.tenant_id = ${tenantId}::uuid`,
      tx.$queryRaw<VersionRow[]>`
        SELECT v.number, v.values, v.restored_from, v.published, u.name AS by
        FROM brand_versions v LEFT JOIN users u ON u.id = v.published_by
        WHERE v.tenant_id = ${tenantId}::uuid ORDER BY v.number DESC LIMIT ${VERSIONS_SHOWN}`,
    ]);
    const [draft] = drafts;
    return {
      tenantName: name,
      inForce,
      draft: draft
        ? {
            values: valuesOf(draft.values),
            revision: draft.revision,
            savedAt: draft.updated,
            savedBy: draft.by,
          }
        : null,
      versions: versions.map((row) => ({
        number: row.number,
        values: valuesOf(row.values),
        restoredFrom: row.restored_from,
        publishedAt: row.published,
        /** Null where the person has left. */
        publishedBy: row.by,
      })),
    };
  });
}
