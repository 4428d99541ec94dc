import type { Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { cookieHeader } from "../../request-facts.ts";

/** A person without a tenant keeps the policy's default. */
const DEFAULT_HOURS = 8;

/** Sessions that one person may have at once; a further one ends the longest unused. (OWASP ASVS 5.0, 7.1.2) */
const SESSIONS_MAX = 50;

export interface OpenedSession {
  readonly token: string;
  readonly expires: Date;
}

/**
 * Opens a session, always under a new token. It lasts as long as the strictest of the person's tenants allows. Whatever
 * session the browser brought is not taken over (fixation), and does not stay behind either.
 */
export async function openSession(tx: Tx, ctx: Context, userId: string): Promise<OpenedSession> {
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
    INSERT INTO sessions (user_id, token_hash, expires, ip_address, user_agent)
    SELECT ${userId}::uuid, ${ctx.tokens.hash(token)},
           now() + make_interval(hours => coalesce(min(p.session_timeout_hours), ${DEFAULT_HOURS}::int)),
           ${ctx.request.ipAddress}::inet, ${ctx.request.userAgent}
    FROM tenant_users m
    JOIN tenants t ON t.id = m.tenant_id AND t.deleted IS NULL
    JOIN tenant_policies p ON p.tenant_id = m.tenant_id
    WHERE m.user_id = ${userId}::uuid AND m.deleted IS NULL
    RETURNING expires`;
  if (!opened) throw new Error("An aggregate always gives a row");
  return { token, expires: opened.expires };
}

/** Gives the session to the browser; after its transaction, so that no cookie names a session that was rolled back. */
export function handOver(ctx: Context, session: OpenedSession): void {
  ctx.setHeader("set-cookie", cookieHeader(ctx.env, "session", session.token, session.expires));
}
