import { getConnInfo } from "@hono/node-server/conninfo";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { Hono, type Context as HonoContext } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { Context, Deps } from "./context.ts";
import { createContextFactory } from "./create-context.ts";
import { devMail } from "./dev-mail.ts";
import type { createHealth } from "./health.ts";
import { tlsAsk } from "./features/portal-hosts/tls-ask.ts";
import { limitBody } from "./limit-body.ts";
import { atKnownHost } from "./known-host.ts";
import { portal } from "./portal.ts";
import type { PortalAddress } from "./portal-address.ts";
import { CALLBACK_PATH } from "./ports/oauth-providers.ts";
import { createRefusal } from "./refuse-request.ts";
import { appRouter } from "./router.ts";
import { machineRoutes, routes } from "./routes.ts";
import { sameOrigin } from "./same-origin.ts";
import { asAppError } from "./trpc.ts";

export interface AppOptions {
  readonly health: ReturnType<typeof createHealth>;
  /** Folder of the built portal; undefined where Vite serves it. */
  readonly portalFolder: string | undefined;
  /** Folder of kept mails; undefined in production. */
  readonly mailFolder: string | undefined;
}

/** Largest body of a procedure call. The largest input is a template in a script of three bytes a character; files go through uploads. */
const CALL_BYTES = 1024 * 1024;

/** Largest report of the platform's sender: a thousand events with long addresses. */
const REPORT_BYTES = 512 * 1024;

/** Calls in one batch; the portal's client is set to the same. */
export const MAX_BATCH = 10;

export interface AppEnv {
  Variables: {
    /** Where the portal was asked. */
    address: PortalAddress;
    context: (tenantSlug?: string) => Context;
    /** The policy of a page that stands in a frame of ours, in the place of the portal's. */
    framePolicy?: string;
    /** What the policy of a page lets through besides our own style sheets. */
    styleSource?: string;
  };
}

/** The HTTP face of the product: calls, uploads, downloads, health and the built portal. */
export function createApp(deps: Deps, options: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const https = deps.env.APP_URL.startsWith("https:");
  const contextOf = createContextFactory(deps);
  const refuse = createRefusal(deps.log);

  app.use(async (c, next) => {
    await next();
    // A tenant's name may serve other things below it, and may leave us one day.
    if (https && c.get("address")?.tenant) c.header("strict-transport-security", "max-age=2592000");
    const styleSource = c.get("styleSource");
    const ours = c.res.headers.get("content-security-policy");
    if (styleSource !== undefined && ours !== null)
      c.header(
        "content-security-policy",
        ours.replace("style-src 'self'", `style-src 'self' ${styleSource}`),
      );
    const policy = c.get("framePolicy");
    if (policy === undefined) return;
    c.header("content-security-policy", policy);
    c.header("x-frame-options", "SAMEORIGIN");
    c.header("referrer-policy", "no-referrer");
  });
  // Its address has a provider's code in it until the portal has read it.
  app.use(CALLBACK_PATH, async (c, next) => {
    await next();
    c.header("referrer-policy", "no-referrer");
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'"],
        // What somebody wrote is looked at in a frame, under a policy of its own.
        frameSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      xFrameOptions: "DENY",
      referrerPolicy: "same-origin",
      crossOriginOpenerPolicy: "same-origin",
      strictTransportSecurity: https ? "max-age=31536000; includeSubDomains" : false,
    }),
  );
  app.get("/healthz", (c) => c.text("alive"));
  app.get("/readyz", async (c) => {
    const { ready } = await options.health.current();
    return c.text(ready ? "ready" : "not ready", ready ? 200 : 503);
  });
  tlsAsk(app, deps);
  app.use(atKnownHost(deps));
  app.use(async (c, next) => {
    const asked = askedBy(c);
    c.set("context", (tenantSlug) =>
      contextOf(asked, (name, value) => c.header(name, value, { append: true }), tenantSlug),
    );
    await next();
  });
  app.post("/ingest/*", limitBody(REPORT_BYTES, refuse));
  machineRoutes(app, deps);
  app.use(sameOrigin(refuse));

  app.post("/trpc/*", (c, next) => {
    const type = c.req.header("content-type") ?? "";
    if (!type.startsWith("application/json"))
      return refuse(c, { code: "invalid", reason: "invalid_input", status: 415 });
    return next();
  });
  app.post("/trpc/*", limitBody(CALL_BYTES, refuse));
  app.all("/trpc/*", (c) => callProcedures(c, deps, contextOf));

  routes(app, deps);
  if (options.mailFolder !== undefined) app.route("/dev/mail", devMail(options.mailFolder));
  if (options.portalFolder !== undefined) portal(app, options.portalFolder);

  app.notFound((c) => c.text("There is nothing here.", 404));
  app.onError((error, c) => {
    const { requestId } = c.get("context")().request;
    deps.log.error({ err: error, requestId, path: c.req.path }, "request failed");
    return c.json({ error: { data: { code: "internal", reason: "internal", requestId } } }, 500);
  });
  return app;
}

const askedBy = (c: HonoContext<AppEnv>) => ({
  header: (name: string) => c.req.header(name),
  peer: peerOf(c),
  address: c.get("address"),
});

/** Empty where there is no socket, as when a test hands over a request. */
const peerOf = (c: HonoContext): string => (c.env?.incoming ? (getConnInfo(c).remote.address ?? "") : "");

type ContextFactory = ReturnType<typeof createContextFactory>;

function callProcedures(c: HonoContext<AppEnv>, deps: Deps, contextOf: ContextFactory): Promise<Response> {
  const asked = askedBy(c);
  return fetchRequestHandler({
    endpoint: "/trpc",
    req: c.req.raw,
    router: appRouter,
    maxBatchSize: MAX_BATCH,
    createContext: ({ resHeaders, info }) => {
      resHeaders.set("cache-control", "no-store");
      const context = contextOf(
        asked,
        (name, value) => resHeaders.append(name, value),
        // Server-sent events cannot carry headers of ours; their connection parameters name the tenant.
        info.connectionParams?.["tenant"],
      );
      resHeaders.set("x-request-id", context.request.requestId);
      return context;
    },
    // JSON-RPC has one number for all that is the server's fault, which tRPC would read back as 500.
    responseMeta: ({ errors }) =>
      errors.length > 0 && errors.every(({ code }) => code === "SERVICE_UNAVAILABLE") ? { status: 503 } : {},
    onError: ({ error, path, type, ctx }) => {
      // Faults before a procedure runs have no other line.
      if (error.code === "PARSE_ERROR") deps.log.info({ procedure: path, outcome: "invalid" }, "call");
      // The call's own line was written when its stream began.
      if (type === "subscription" && !asAppError(error.cause ?? error))
        deps.log.error({ requestId: ctx?.request.requestId, procedure: path, err: error }, "stream failed");
    },
  });
}
