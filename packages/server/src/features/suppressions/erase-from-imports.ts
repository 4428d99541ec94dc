import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";

/**
 * Empties the records that imports kept of an address, whatever name stands around it in a cell, and forgets that an undo left it.
 * Import by import, because each may have a million records.
 */
export async function eraseFromImports(ctx: TenantContext, email: string): Promise<void> {
  const tenantId = ctx.tenant.id;
  const imports = await inTenant(ctx.db, ctx.tenant.scope, (tx) =>
    tx.import.findMany({ where: { tenantId }, select: { id: true } }),
  );
  for (const { id } of imports)
    await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
      // The first condition is cheap and lets few records through to the second, which tells ann@x.org from joann@x.org.
      await tx.$executeRaw`
        UPDATE import_lines SET cells = '{}'
        WHERE tenant_id = ${tenantId}::uuid AND import_id = ${id}::uuid
          AND strpos(lower(array_to_string(cells, ' ')), ${email}) > 0
          AND EXISTS (
            SELECT FROM unnest(cells) AS cell, regexp_split_to_table(lower(cell), '[][[:space:]<>(),;:"]+') AS word
            WHERE btrim(word, E'\\u00a0\\u200b\\ufeff''') = ${email}
          )`;
      await tx.$executeRaw`
        DELETE FROM import_kept WHERE tenant_id = ${tenantId}::uuid AND import_id = ${id}::uuid AND email = ${email}`;
    });
}
