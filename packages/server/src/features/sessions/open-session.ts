import type { Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { defaultPolicy } from "../policies/policies.schema.ts";

/** Sessions that one person may have at once; a further one ends the longest unused. (OWASP ASVS 5.0, 7.1.2) */
const SESSIONS_MAX = 50;

export type Factor = "totp" | "backup_code" | "passkey";

interface NewSession {
  readonly userId: string;
  readonly factor?: Factor;
  readonly hasWeakPassword?: boolean;
}

export interface OpenedSession {
  readonly token: string;
  readonly expires: Date;
}

/**
 * Opens a session, for `enterSession` alone and always under a new token. It lasts as long as the strictest of the person's tenants allows. Whatever
 * session the browser brought is not taken over (fixation), and does not stay behind either.
 */
export async function openSession(tx: Tx, ctx: Context, of: NewSession): Promise<OpenedSession> {
  const { userId, factor, hasWeakPassword } = of;
  if (ctx.request.sessionToken !== undefined) {
    const brought = ctx.tokens.hash(ctx.request.sessionToken);
    await tx.$executeRaw`UPDATE sessions SET ended = now() WHERE token_hash = ${brought} AND ended IS NULL`;
  }
  await tx.$executeRaw`
    UPDATE sessions SET ended = now() WHERE id IN (
      SELECT id FROM sessions WHERE user_id = ${userId}::uuid AND ended IS NULL AND expires > now()
      ORDER BY last_seen DESC, id DESC OFFSET ${SESSIONS_MAX - 1})`;
  const token = ctx.tokens.mint();
  // The database's own clock, because it is the one that every request asks.
  const [opened] = await tx.$queryRaw<{ expires: Date }[]>`
    INSERT INTO sessions (user_id, token_hash, expires, ip_address, user_agent, factor, has_weak_password, host)
    SELECT ${userId}::uuid, ${ctx.tokens.hash(token)},
           now() + make_interval(hours => coalesce(min(p.session_timeout_hours), ${defaultPolicy.sessionTimeoutHours}::int)),
           ${ctx.request.ipAddress}::inet, ${ctx.request.userAgent}, ${factor ?? null}, ${hasWeakPassword ?? false},
           ${ctx.address.host}
    FROM tenant_users m
    JOIN tenants t ON t.id = m.tenant_id AND t.deleted IS NULL
    JOIN tenant_policies p ON p.tenant_id = m.tenant_id
    WHERE m.user_id = ${userId}::uuid AND m.deleted IS NULL AND m.suspended IS NULL
    RETURNING expires`;
  if (!opened) throw new Error("An aggregate always gives a row");
  return { token, expires: opened.expires };
}
