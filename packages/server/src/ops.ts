import { timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import type { Deps } from "./context.ts";
import type { createHealth } from "./health.ts";

/** Details for operators: on `OPS_PORT` of loopback, or under /ops with `OPS_TOKEN`. */
export function ops(deps: Deps, health: ReturnType<typeof createHealth>): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    const expected = deps.env.OPS_TOKEN;
    if (expected === undefined) return next();
    const given = Buffer.from(c.req.header("authorization") ?? "");
    const wanted = Buffer.from(`Bearer ${expected}`);
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
      return c.text("Token needed.", 401);
    return next();
  });
  app.get("/readyz", async (c) => {
    const { ready, checks } = await health.current();
    return c.json({ ready, checks }, ready ? 200 : 503);
  });
  app.get("/metrics", async (c) => c.text(await deps.metrics.registry.metrics()));
  return app;
}
