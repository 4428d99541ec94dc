import { asSystem, type Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { cookieHeader } from "../../request-facts.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import { factorKinds, factorsHere } from "../factors/factors.queries.ts";
import { hasFactor, type FactorKinds } from "./find-account.ts";
import { knownDevice, rememberDevice } from "./known-device.ts";
import { openSession, type Factor, type OpenedSession } from "./open-session.ts";
import { forgetPending, handOverPending, openPending, type OpenedPending } from "./pending-sign-in.ts";
import { tellNewDevice } from "./tell-new-device.ts";

/** What has been proven: who it is, and by what. */
export interface Proven {
  readonly userId: string;
  readonly email: string;
  /** Absent after the first factor alone. */
  readonly factor?: Factor;
  readonly hasWeakPassword?: boolean;
}

/** What is to be done next. */
export type SignedIn =
  | { readonly next: "none" }
  /** The second factors that the person has; backup codes come with either. */
  | { readonly next: "second_factor"; readonly factors: FactorKinds };

type Entered =
  | { readonly session: OpenedSession }
  | { readonly pending: OpenedPending; readonly factors: FactorKinds };

/**
 * The one way to a session, for a password, a link in a mail, a passkey or a code. `prove` finds out who it is, and what it
 * writes stands or falls with what follows: for somebody who has a second factor and has not shown one, a sign-in that waits
 * for it; for everybody else a session. Cookies are set after the transaction, so that none names what was rolled back.
 * @returns undefined where `prove` gives nobody: then nothing is opened.
 */
export async function enterSession(
  ctx: Context,
  why: string,
  prove: (tx: Tx) => Promise<Proven | undefined>,
): Promise<SignedIn | undefined> {
  const done = await asSystem(ctx.db, why, async (tx) => {
    const proven = await prove(tx);
    return proven && { proven, entered: await enter(tx, ctx, proven) };
  });
  if (!done) return undefined;
  const { proven, entered } = done;
  if ("pending" in entered) {
    handOverPending(ctx, entered.pending);
    return { next: "second_factor", factors: entered.factors };
  }
  const { token, expires } = entered.session;
  ctx.setHeader("set-cookie", cookieHeader(ctx.env, "session", token, expires));
  if (ctx.request.pendingToken !== undefined) forgetPending(ctx);
  rememberDevice(ctx, proven.email);
  return { next: "none" };
}

async function enter(tx: Tx, ctx: Context, proven: Proven): Promise<Entered> {
  const { userId, factor } = proven;
  // Held against a factor that is set up in the same moment: that one ends every session that it can see.
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR SHARE`;
  const factors = await factorKinds(tx, userId);
  if (factor === undefined && hasFactor(factors)) {
    const hasWeakPassword = proven.hasWeakPassword ?? false;
    return {
      pending: await openPending(tx, ctx, { userId, hasWeakPassword }),
      factors: await factorsHere(tx, ctx, userId),
    };
  }
  const { network } = ctx.request;
  await recordPersonAudit(tx, ctx, {
    userId,
    action: "sessions.signIn",
    detail: { network, ...(factor ? { factor } : {}) },
  });
  if (knownDevice(ctx, proven.email) === undefined)
    await tellNewDevice(tx, ctx, { id: userId, email: proven.email });
  return { session: await openSession(tx, ctx, proven) };
}
