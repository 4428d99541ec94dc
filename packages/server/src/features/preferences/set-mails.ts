import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import type { SetMailsInput } from "./preferences.schema.ts";

/** Whether events are mailed at all, and whether the weekly report is. Security mails are sent whatever is chosen. */
export async function setMails(ctx: Context & { person: Person }, input: SetMailsInput): Promise<void> {
  const userId = ctx.person.id;
  const { emailNotifications, weeklyReports } = input;
  await asSystem(ctx.db, "preferences", async (tx) => {
    await tx.$executeRaw`
      INSERT INTO user_preferences (user_id, email_notifications, weekly_reports)
      VALUES (${userId}::uuid, ${emailNotifications}, ${weeklyReports})
      ON CONFLICT (user_id) DO UPDATE SET
        email_notifications = excluded.email_notifications, weekly_reports = excluded.weekly_reports, updated = now()`;
    await recordPersonAudit(tx, ctx, { userId, action: "preferences.setMails", detail: input });
  });
}
