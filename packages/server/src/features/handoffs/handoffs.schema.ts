import { z } from "zod";

/** Days that a link may live; the longest is what a slow IT department needs. */
export const handoffDays = [3, 14, 30] as const;

export const handoffsInput = z.strictObject({ domainId: z.uuid() });
export type HandoffsInput = z.output<typeof handoffsInput>;

export const createHandoffInput = z.strictObject({
  domainId: z.uuid(),
  days: z.literal(handoffDays).default(14),
});
export type CreateHandoffInput = z.output<typeof createHandoffInput>;

export const handoffInput = z.strictObject({ handoffId: z.uuid() });
export type HandoffInput = z.output<typeof handoffInput>;

/** What stands at the end of a link: 256 random bits in base64url. */
export const openHandoffInput = z.strictObject({ token: z.string().regex(/^[\w-]{43}$/, "wrong_form") });
export type OpenHandoffInput = z.output<typeof openHandoffInput>;
