import { z } from "zod";
import { emailInput } from "../../text-input.ts";

/** A report has so many at most; a sender with more sends several. */
const EVENTS_MAX = 1_000;

const event = z.strictObject({
  /** The sender's own name for it; one that was taken before does nothing again. */
  id: z.string().regex(/^[\x21-\x7e]{1,100}$/, "wrong_form"),
  tenantId: z.uuid(),
  accountId: z.uuid(),
  kind: z.enum(["sent", "bounced", "complained", "unsubscribed"]),
  recipient: emailInput,
  at: z.iso.datetime({ offset: true }),
  /** Of a bounce: whether the address refuses mail for good (RFC 3463, class 5). */
  isPermanent: z.boolean().default(false),
});
export type SendingEvent = z.output<typeof event>;

export const sendingEventsInput = z.strictObject({ events: z.array(event).min(1).max(EVENTS_MAX) });
