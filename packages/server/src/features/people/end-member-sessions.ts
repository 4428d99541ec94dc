import { asSystem, inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { lockOther } from "./member-row.ts";
import type { MemberInput } from "./people.schema.ts";

/**
 * Signs a member out everywhere, as when a laptop was stolen. They can sign in again.
 * @throws AppError not_found, blocked not_yourself, forbidden role_too_high.
 */
export async function endMemberSessions(
  ctx: TenantContext,
  { userId }: MemberInput,
): Promise<{ ended: number }> {
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    await lockOther(tx, ctx, userId);
    await recordAudit(tx, ctx, {
      action: "people.endSessions",
      subjectType: "user",
      subjectId: userId,
      companyId: null,
    });
  });
  const ended = await asSystem(ctx.db, "end session", (tx) => endSessions(tx, userId));
  return { ended };
}
