import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import type { Choices } from "./preferences.rules.ts";
import type { UpdatePreferencesInput } from "./preferences.schema.ts";

/** Changes what is named; null gives it back to the tenant. Two tabs that change different things both have their way. */
export async function updatePreferences(
  ctx: Context & { person: Person },
  input: UpdatePreferencesInput,
): Promise<Choices> {
  const userId = ctx.person.id;
  const named = (field: keyof Choices) => input[field] !== undefined;
  const value = (field: keyof Choices) => input[field] ?? null;
  return asSystem(ctx.db, "preferences", async (tx) => {
    const [row] = await tx.$queryRaw<[Choices]>`
      INSERT INTO user_preferences AS own (user_id, theme, language, timezone, date_format)
      VALUES (${userId}::uuid, ${value("theme")}, ${value("language")}, ${value("timeZone")}, ${value("dateFormat")})
      ON CONFLICT (user_id) DO UPDATE SET
        theme = CASE WHEN ${named("theme")} THEN excluded.theme ELSE own.theme END,
        language = CASE WHEN ${named("language")} THEN excluded.language ELSE own.language END,
        timezone = CASE WHEN ${named("timeZone")} THEN excluded.timezone ELSE own.timezone END,
        date_format = CASE WHEN ${named("dateFormat")} THEN excluded.date_format ELSE own.date_format END,
        updated = now()
      RETURNING theme, language, timezone AS "timeZone", date_format AS "dateFormat"`;
    await recordPersonAudit(tx, ctx, { userId, action: "preferences.update", detail: input });
    return row;
  });
}
