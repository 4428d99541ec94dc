import { timingSafeEqual } from "node:crypto";
import type { Context } from "../../context.ts";
import { clearedCookie, cookieHeader } from "../../request-facts.ts";

/** As long as the mailed link. */
const KEPT_MS = 24 * 3_600_000;

interface SentSignUp {
  readonly email: string;
  /** Of the password that was chosen with it. */
  readonly passwordHash: string;
}

function proofOf(ctx: Context, sent: SentSignUp): string {
  return Buffer.from(ctx.tokens.hash(`sign-up ${sent.email} ${sent.passwordHash}`)).toString("base64url");
}

/** Lets this browser, and no other, be signed in by the link that goes to the address. Set for known addresses alike. */
export function markSignUpBrowser(ctx: Context, sent: SentSignUp): void {
  const expires = new Date(Date.now() + KEPT_MS);
  ctx.setHeader("set-cookie", cookieHeader(ctx.env, "sign_up", proofOf(ctx, sent), expires));
}

/**
 * True where this very sign-up, with the password that counts now, was sent from this browser. Without that, somebody who
 * signs up a stranger's address would share the account as soon as the stranger opens the link. (Account pre-hijacking,
 * USENIX Security 2022)
 */
export function isSignUpBrowser(ctx: Context, sent: SentSignUp): boolean {
  const given = Buffer.from(ctx.request.signUpProof ?? "");
  const expected = Buffer.from(proofOf(ctx, sent));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export const forgetSignUpBrowser = (ctx: Context): void =>
  ctx.setHeader("set-cookie", clearedCookie(ctx.env, "sign_up"));
