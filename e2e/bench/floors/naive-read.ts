/**
 * What `rpc.naive_gain` is measured against: the same HTTP server, the same ladder (session, member, permission) and the same
 * row, with Prisma used as its documentation shows: models for the look-ups, an interactive transaction that sets the tenant.
 * Arguments: app address, system address, hex hash of the session's token, port.
 */
import { serve } from "@hono/node-server";
import { initTRPC, TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { Hono } from "hono";
import { z } from "zod";
import { naiveClient } from "@rookery/db/testing";

const [appUrl = "", systemUrl = "", tokenHash = "", port] = process.argv.slice(2);
const app = naiveClient(appUrl, 10);
const system = naiveClient(systemUrl, 10);

const t = initTRPC.context<{ slug: string }>().create();

const allowed = t.procedure.use(async ({ ctx, next }) => {
  const session = await system.session.findFirst({
    where: { tokenHash: Buffer.from(tokenHash, "hex"), ended: null, expires: { gt: new Date() } },
    include: { user: true },
  });
  if (!session) throw new TRPCError({ code: "UNAUTHORIZED" });
  const tenant = await system.tenant.findUnique({ where: { slug: ctx.slug } });
  const member =
    tenant && (await system.tenantUser.findFirst({ where: { tenantId: tenant.id, userId: session.userId } }));
  if (!tenant || !member) throw new TRPCError({ code: "NOT_FOUND" });
  if (!["owner", "admin"].includes(member.roles[0] ?? "")) throw new TRPCError({ code: "FORBIDDEN" });
  return next({ ctx: { tenantId: tenant.id, personId: session.userId } });
});

const router = t.router({
  byId: allowed.input(z.strictObject({ companyId: z.uuid() })).query(({ ctx, input }) =>
    app.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('rookery.tenant', ${ctx.tenantId}, true)`;
      await tx.$executeRaw`SELECT set_config('rookery.person', ${ctx.personId}, true)`;
      await tx.$executeRaw`SELECT set_config('rookery.companies', 'all', true)`;
      return tx.company.findFirst({ where: { tenantId: ctx.tenantId, id: input.companyId } });
    }),
  ),
});

const hono = new Hono();
hono.all("/trpc/*", (c) =>
  fetchRequestHandler({
    endpoint: "/trpc",
    req: c.req.raw,
    router,
    createContext: () => ({ slug: c.req.header("x-portal-tenant") ?? "" }),
  }),
);
serve({ fetch: hono.fetch, port: Number(port), hostname: "127.0.0.1" }, () => process.send?.("listening"));
process.on("SIGTERM", () => process.exit(0));
process.on("disconnect", () => process.exit(0));
