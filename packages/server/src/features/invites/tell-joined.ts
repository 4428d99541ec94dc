import type { Db } from "@rookery/db";
import { noteRefusal } from "../policies/note-refusal.ts";
import type { Joined, Taken } from "./take-invite.ts";

/** What the person learns of it, once it has happened; that a policy lets them wait is kept for its page. */
export async function tellJoined(db: Db, taken: Taken): Promise<Joined> {
  const { tenantId, userId, slug, tenantName, waits } = taken;
  if (waits) await noteRefusal(db, { rule: "auto_approve", place: "join", userId, tenantId });
  return { slug, tenantName, waits };
}
