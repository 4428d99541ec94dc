import { passwordResetRouter } from "./features/password-reset/password-reset.router.ts";
import { sessionsRouter } from "./features/sessions/sessions.router.ts";
import { signUpRouter } from "./features/sign-up/sign-up.router.ts";
import { tenantsRouter } from "./features/tenants/tenants.router.ts";
import { router } from "./trpc.ts";

/** Every procedure of the product, a line per slice. */
export const appRouter = router({
  passwordReset: passwordResetRouter,
  sessions: sessionsRouter,
  signUp: signUpRouter,
  tenants: tenantsRouter,
});

export type AppRouter = typeof appRouter;
