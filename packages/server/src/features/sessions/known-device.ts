import { timingSafeEqual } from "node:crypto";
import type { Context } from "../../context.ts";
import { cookieHeader } from "../../request-facts.ts";

/** As long as browsers keep a cookie. (RFC 6265bis: 400 days) */
const KEPT_MS = 400 * 24 * 3_600_000;

function proofOf(ctx: Context, device: string, email: string): string {
  return Buffer.from(ctx.tokens.hash(`device ${device} ${email}`)).toString("base64url");
}

/**
 * The browser's own name where this person has signed in with it before, else undefined. Its tries are counted apart, so
 * that no stranger, on the same network or another, can keep a person out by guessing wrong. It signs nobody in.
 * (OWASP: device cookies against malicious lock-out)
 */
export function knownDevice(ctx: Context, email: string): string | undefined {
  const [device = "", proof = ""] = ctx.request.deviceProof?.split(".") ?? [];
  const given = Buffer.from(proof);
  const expected = Buffer.from(proofOf(ctx, device, email));
  return given.length === expected.length && timingSafeEqual(given, expected) ? device : undefined;
}

/** Makes the browser a known device of the person, or keeps it one. */
export function rememberDevice(ctx: Context, email: string): void {
  const device = knownDevice(ctx, email) ?? ctx.tokens.mint();
  const value = `${device}.${proofOf(ctx, device, email)}`;
  const expires = new Date(Date.now() + KEPT_MS);
  ctx.setHeader("set-cookie", cookieHeader(ctx.env, "device", value, expires));
}
