import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import type { SetNotificationInput } from "./preferences.schema.ts";

/** How the person is told of one kind of event from now on. */
export async function setNotification(
  ctx: Context & { person: Person },
  input: SetNotificationInput,
): Promise<void> {
  const userId = ctx.person.id;
  await asSystem(ctx.db, "preferences", async (tx) => {
    await tx.$executeRaw`
      INSERT INTO notification_choices (user_id, kind, in_portal, by_mail)
      VALUES (${userId}::uuid, ${input.kind}, ${input.inPortal}, ${input.byMail})
      ON CONFLICT (user_id, kind) DO UPDATE SET in_portal = excluded.in_portal, by_mail = excluded.by_mail`;
    await recordPersonAudit(tx, ctx, { userId, action: "preferences.setNotification", detail: input });
  });
}
