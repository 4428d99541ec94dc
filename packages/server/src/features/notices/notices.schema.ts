import { z } from "zod";

export const markSeenInput = z.strictObject({
  /** The newest notice that was in sight: what came after it stays unseen. */
  noticeId: z.uuid(),
});
export type MarkSeenInput = z.output<typeof markSeenInput>;
