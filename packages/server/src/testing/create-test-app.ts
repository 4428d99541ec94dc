import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, type TestDatabase } from "@rookery/db/testing";
import { TRPCError } from "@trpc/server";
import type { Hono } from "hono";
import { pino } from "pino";
import { createApp, type AppEnv } from "../app.ts";
import type { Deps } from "../context.ts";
import { createContextFactory } from "../create-context.ts";
import { readEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { createHealth } from "../health.ts";
import { createQueue } from "../jobs/queue.ts";
import { createLiveEvents } from "../live-events.ts";
import { createMetrics } from "../metrics.ts";
import { localFiles } from "../ports/files.ts";
import type { MailMessage } from "../ports/mailer.ts";
import { dnsLookupOf, mailServerOf, mailSignInsOf, outboundOf, secretsOf } from "../ports/from-env.ts";
import { platformAddress } from "../portal-address.ts";
import { createRateLimits } from "../rate-limits.ts";
import { appRouter } from "../router.ts";
import { createCallerFactory } from "../trpc.ts";
import { createTokens } from "../tokens.ts";

/** `SECRETS_KEYS` of the tests. */
export const TEST_SECRETS_KEYS = `tests:${Buffer.alloc(32, 7).toString("base64")}`;

const createCaller = createCallerFactory(appRouter);
export type TestCaller = ReturnType<typeof createCaller>;

export interface CallAs {
  /** Whose session; absent = nobody. */
  readonly personId?: string;
  readonly tenant?: string;
  readonly idempotencyKey?: string;
  readonly peer?: string;
}

export interface TestApp {
  readonly database: TestDatabase;
  readonly deps: Deps;
  readonly app: Hono<AppEnv>;
  /** Mails that the fake mailer was given. */
  readonly mails: MailMessage[];
  /** Headers that calls have set, newest last. */
  readonly headers: [string, string][];
  /** The router as the HTTP layer calls it, through the whole ladder, with a real session row. */
  as(who: CallAs): Promise<TestCaller>;
  /** A session of the person; the cookie's value. */
  signIn(personId: string): Promise<string>;
  close(): Promise<void>;
}

/** The product without a port: real PostgreSQL, real ladder, a mailer that remembers. The clock may be replaced. */
export async function createTestApp(
  databaseServer: string,
  over: Partial<Deps> = {},
  settings: Record<string, string> = {},
): Promise<TestApp> {
  const database = await createTestDatabase(databaseServer);
  const folder = mkdtempSync(join(tmpdir(), "rookery-files-"));
  const env = readEnv({
    ROOKERY_MODE: "start",
    DATA_DIR: folder,
    DATABASE_URL: database.urls.app,
    DATABASE_SYSTEM_URL: database.urls.system,
    APP_URL: "http://localhost:3000",
    APP_SECRET: "a secret of the tests, long enough",
    SECRETS_KEYS: TEST_SECRETS_KEYS,
    // Nobody answers there: a test that looks brings a DNS of its own.
    DNS_ROOT_SERVERS: "127.0.0.1:1",
    DNS_SERVERS: "127.0.0.1:1",
    LOG_LEVEL: "silent",
    ...settings,
  });
  const log = pino({ level: "silent" });
  const mails: MailMessage[] = [];
  const deps: Deps = {
    env,
    log,
    db: database.db,
    metrics: createMetrics(),
    events: createLiveEvents(database.urls.system, log),
    clock: () => new Date(),
    files: localFiles(join(folder, "files")),
    secrets: secretsOf(env, { db: database.db, log }),
    dns: over.dns ?? dnsLookupOf(env),
    outbound: outboundOf(env, over.dns ?? dnsLookupOf(env)),
    sendMail: async (message) => {
      mails.push(message);
    },
    mailServer: mailServerOf(env),
    mailSignIns: mailSignInsOf(env),
    tokens: createTokens(env.APP_SECRET),
    limits: createRateLimits(database.db),
    ...over,
  };
  const headers: [string, string][] = [];
  const contextOf = createContextFactory(deps);
  const health = createHealth(database.db, createQueue(database.urls.system, log));

  async function signIn(personId: string): Promise<string> {
    const token = deps.tokens.mint();
    await database.superuser.query(
      "INSERT INTO sessions (user_id, token_hash, expires) VALUES ($1, $2, now() + interval '1 hour')",
      [personId, deps.tokens.hash(token)],
    );
    return token;
  }

  return {
    database,
    deps,
    mails,
    headers,
    signIn,
    app: createApp(deps, { health, portalFolder: undefined, mailFolder: undefined }),
    as: async ({ personId, tenant, idempotencyKey, peer }) => {
      const token = personId === undefined ? undefined : await signIn(personId);
      const given: Record<string, string | undefined> = {
        cookie: token && `portal_session=${token}`,
        "x-portal-tenant": tenant,
        "idempotency-key": idempotencyKey,
      };
      const incoming = {
        header: (name: string) => given[name],
        peer: peer ?? "127.0.0.1",
        address: platformAddress(env),
      };
      return createCaller(contextOf(incoming, (name, value) => headers.push([name, value])));
    },
    close: async () => {
      await deps.events.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a refused call says: `code: reason`, as the wire would. Fails the test where the call succeeds or the fault is a bug. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : error;
    if (cause instanceof AppError) return `${cause.code}: ${cause.reason}`;
    if (error instanceof TRPCError && error.code === "BAD_REQUEST") return "invalid: invalid_input";
    throw error;
  }
  throw new Error("The call was expected to be refused");
}

/** An id that nothing has. */
export const randomId = (): string => randomUUID();
