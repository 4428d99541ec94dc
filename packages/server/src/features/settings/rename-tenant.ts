import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { RenameTenantInput } from "./settings.schema.ts";

/** The name that people and mails read. The slug in addresses stays, because links to it are out in the world. */
export async function renameTenant(ctx: TenantContext, { name }: RenameTenantInput): Promise<void> {
  const { id, scope } = ctx.tenant;
  await inTenant(ctx.db, scope, async (tx) => {
    const [before] = await tx.$queryRaw<{ name: string }[]>`
      SELECT name FROM tenants WHERE id = ${id}::uuid FOR UPDATE`;
    if (!before || before.name === name) return;
    await tx.tenant.updateMany({ where: { id }, data: { name } });
    await recordAudit(tx, ctx, {
      action: "settings.renameTenant",
      subjectType: "tenant",
      subjectId: id,
      companyId: null,
      before: { name: before.name },
      after: { name },
    });
  });
}
