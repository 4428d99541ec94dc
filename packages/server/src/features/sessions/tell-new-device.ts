import type { Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { queuePersonMail } from "../mails/queue-mail.ts";
import { deviceOf } from "./device-of.ts";

/** Mails that somebody signed in where they had not before; at the very first sign-in there is nothing to compare with. */
export async function tellNewDevice(
  tx: Tx,
  ctx: Context,
  of: { readonly id: string; readonly email: string },
): Promise<void> {
  const earlier = await tx.session.findFirst({ where: { userId: of.id }, select: { id: true } });
  if (!earlier) return;
  const { browser, system } = deviceOf(ctx.request.userAgent);
  const facts = { browser, system, ipAddress: ctx.request.ipAddress, at: ctx.clock().toISOString() };
  await queuePersonMail(tx, ctx, { userId: of.id, kind: "new_device", recipient: of.email, facts });
}
