import type { Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { setSessionCookie } from "../../request-facts.ts";

const HOUR_MS = 3_600_000;

/** A person without a tenant keeps the policy's default. */
const DEFAULT_HOURS = 8;

/**
 * Opens a session, always under a new token, and hands its cookie to the browser. It lasts as long as the strictest of the
 * person's tenants allows.
 */
export async function openSession(tx: Tx, ctx: Context, userId: string): Promise<void> {
  const [policy] = await tx.$queryRaw<{ hours: number | null }[]>`
    SELECT min(p.session_timeout_hours) AS hours FROM tenant_users m
    JOIN tenants t ON t.id = m.tenant_id AND t.deleted IS NULL
    JOIN tenant_policies p ON p.tenant_id = m.tenant_id
    WHERE m.user_id = ${userId}::uuid AND m.deleted IS NULL`;
  const now = ctx.clock();
  const expires = new Date(now.getTime() + (policy?.hours ?? DEFAULT_HOURS) * HOUR_MS);
  const token = ctx.tokens.mint();
  await tx.session.createMany({
    data: {
      userId,
      tokenHash: ctx.tokens.hash(token),
      created: now,
      lastSeen: now,
      expires,
      ipAddress: ctx.request.ipAddress,
      userAgent: ctx.request.userAgent,
    },
  });
  // Whatever session the browser brought is not taken over (fixation), and does not stay behind either.
  if (ctx.request.sessionToken !== undefined) {
    const tokenHash = ctx.tokens.hash(ctx.request.sessionToken);
    await tx.session.updateMany({ where: { tokenHash, ended: null }, data: { ended: now } });
  }
  ctx.setHeader("set-cookie", setSessionCookie(ctx.env, token, expires));
}
