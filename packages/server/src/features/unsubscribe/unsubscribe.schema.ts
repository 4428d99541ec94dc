import { z } from "zod";

/** 48 octets in base64url. */
export const unsubscribeInput = z.strictObject({
  token: z.string().regex(/^[A-Za-z0-9_-]{64}$/, "invalid_token"),
});
export type UnsubscribeInput = z.output<typeof unsubscribeInput>;
