import type { Tx } from "@rookery/db";
import { tellNotice } from "../notices/tell-notice.ts";

interface Outcome {
  file_name: string;
  created_by: string;
  company_id: string | null;
  created: number;
  updated: number;
  rejected: number;
}

/** Tells whoever started the import how it ended, in the transaction that ended it. */
export async function tellOutcome(
  tx: Tx,
  { tenantId, importId }: { readonly tenantId: string; readonly importId: string },
  kind: "import_done" | "import_failed",
): Promise<void> {
  const [outcome] = await tx.$queryRaw<Outcome[]>`
    SELECT file_name, created_by, company_id, rows_created::float8 AS created, rows_updated::float8 AS updated,
           rows_rejected::float8 AS rejected
    FROM imports WHERE tenant_id = ${tenantId}::uuid AND id = ${importId}::uuid`;
  if (!outcome) return;
  const { file_name: file, created, updated, rejected } = outcome;
  await tellNotice(tx, {
    tenantId,
    companyId: outcome.company_id,
    userId: outcome.created_by,
    kind,
    subjectId: importId,
    facts: { file, created, updated, rejected },
  });
}
