import { openLimited, router } from "../../trpc.ts";
import { resendVerification } from "./resend-verification.ts";
import { signUp } from "./sign-up.ts";
import { resendVerificationInput, signUpInput, verifyEmailInput } from "./sign-up.schema.ts";
import { verifyEmail } from "./verify-email.ts";

export const signUpRouter = router({
  signUp: openLimited("signUpNetwork")
    .input(signUpInput)
    .mutation(({ ctx, input }) => signUp(ctx, input)),
  verifyEmail: openLimited("tokenNetwork")
    .meta({ oneTimeAnswer: true })
    .input(verifyEmailInput)
    .mutation(({ ctx, input }) => verifyEmail(ctx, input)),
  resendVerification: openLimited("mailNetwork")
    .input(resendVerificationInput)
    .mutation(({ ctx, input }) => resendVerification(ctx, input)),
});
