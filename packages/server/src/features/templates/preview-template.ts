import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { inScheme } from "./in-scheme.ts";
import { readerFor, sampleValues, type Reader } from "./mail-values.ts";
import { renderTemplate } from "./render-template.ts";
import type { PreviewTemplateInput } from "./templates.schema.ts";

/** How long a frame may take to ask for what it shows. */
const WAITS_MS = 2 * 60_000;

export interface TemplatePreview {
  /** Where a frame finds the mail, once. */
  readonly path: string;
  readonly subject: string;
  readonly previewText: string;
  readonly text: string;
  readonly sizeBytes: number;
  /** Variables that the reader has no value for and the draft no default. */
  readonly gaps: readonly string[];
  /** Whose data stand in it; null = nobody's, as the company has no lead. */
  readonly reader: Reader | null;
}

/**
 * The draft as a mail to one lead. It changes nothing that anybody keeps, and so is in no audit log.
 * @throws AppError not_found for the lead; limited.
 */
export async function previewTemplate(
  ctx: TenantContext,
  input: PreviewTemplateInput,
): Promise<TemplatePreview> {
  const { companyId, draft, showsImages, scheme } = input;
  await ctx.limits.spend("templateRender", ctx.person.id);
  const reader = await readerFor(ctx, input);
  const { name, email } = ctx.person;
  const values = await sampleValues(ctx, companyId, { reader, sender: { name, email } });
  const { html, ...mail } = renderTemplate(draft, values, { marksGaps: true });
  const token = ctx.tokens.mint();
  await inTenant(ctx.db, ctx.tenant.scope, (tx) =>
    tx.templatePreview.createMany({
      data: {
        tenantId: ctx.tenant.id,
        companyId,
        tokenHash: ctx.tokens.hash(token),
        html: inScheme(html, scheme),
        showsImages,
        expires: new Date(ctx.clock().getTime() + WAITS_MS),
      },
    }),
  );
  return { ...mail, path: `/preview/${token}`, reader: reader ?? null };
}
