import { tenantsRouter } from "./features/tenants/tenants.router.ts";
import { router } from "./trpc.ts";

/** Every procedure of the product, a line per slice. */
export const appRouter = router({
  tenants: tenantsRouter,
});

export type AppRouter = typeof appRouter;
