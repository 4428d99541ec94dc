import type { Tx } from "@rookery/db";
import type { Language } from "./preferences.rules.ts";

/**
 * Whoever makes an account goes on in the language of the page where they did, and gets its mails in it. English is not kept:
 * that is how the platform begins, and a tenant may say otherwise.
 */
export async function keepLanguage(tx: Tx, userId: string, language: Language | undefined): Promise<void> {
  if (language === undefined || language === "en") return;
  await tx.$executeRaw`
    INSERT INTO user_preferences (user_id, language) VALUES (${userId}::uuid, ${language})
    ON CONFLICT (user_id) DO UPDATE SET language = excluded.language, updated = now()`;
}
