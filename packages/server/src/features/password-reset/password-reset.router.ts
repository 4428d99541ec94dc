import { openLimited, router } from "../../trpc.ts";
import { requestResetInput, resetPasswordInput } from "./password-reset.schema.ts";
import { requestReset } from "./request-reset.ts";
import { resetPassword } from "./reset-password.ts";

export const passwordResetRouter = router({
  request: openLimited("mailNetwork")
    .input(requestResetInput)
    .mutation(({ ctx, input }) => requestReset(ctx, input)),
  reset: openLimited("tokenNetwork")
    .meta({ oneTimeAnswer: true })
    .input(resetPasswordInput)
    .mutation(({ ctx, input }) => resetPassword(ctx, input)),
});
