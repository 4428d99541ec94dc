import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import type { UpdateNameInput } from "./account.schema.ts";

/** How colleagues read the person's name, in every tenant. */
export async function updateName(
  ctx: Context & { person: Person },
  { name }: UpdateNameInput,
): Promise<void> {
  await asSystem(ctx.db, "account", async (tx) => {
    await tx.user.updateMany({ where: { id: ctx.person.id }, data: { name } });
    await recordPersonAudit(tx, ctx, { userId: ctx.person.id, action: "account.updateName" });
  });
}
