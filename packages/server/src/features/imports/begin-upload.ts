import { inTenant } from "@rookery/db";
import { requireWork, type TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { importFileKey } from "./import-files.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";

export interface NewUpload {
  readonly importId: string;
  readonly companyId: string | null;
  readonly fileName: string;
  readonly sizeBytes: number;
}

/**
 * Writes down an import whose file is about to come. The import belongs to the tenant, the company and the person.
 * @throws AppError not_found for a company out of sight, forbidden view_only, blocked company_archived.
 */
export async function beginUpload(ctx: TenantContext, upload: NewUpload): Promise<void> {
  requireWork(ctx.tenant, upload.companyId);
  const fileName = shownFileName(upload.fileName);
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    await requireOpenCompany(tx, ctx, upload.companyId);
    await tx.import.createMany({
      data: {
        tenantId: ctx.tenant.id,
        id: upload.importId,
        companyId: upload.companyId,
        createdBy: ctx.person.id,
        fileName,
        fileKey: importFileKey(upload.importId),
        fileSizeBytes: BigInt(upload.sizeBytes),
      },
    });
    await recordAudit(tx, ctx, {
      action: "imports.upload",
      subjectType: "import",
      subjectId: upload.importId,
      companyId: upload.companyId,
      after: { fileName, sizeBytes: upload.sizeBytes },
    });
  });
}

/** A name to show and nothing else: no path, no character that hides or turns what follows it, at most 255. */
export function shownFileName(given: string): string {
  const base = given.toWellFormed().split(/[/\\]/).at(-1) ?? "";
  const plain = base.replace(/[\p{Cc}\p{Cf}]/gu, "").trim();
  return Array.from(plain).slice(0, 255).join("") || "list.csv";
}
