import { createServer, request as httpRequest, type Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { mutate, query, signUp, type Session } from "../product/api.ts";
import { startProduct, type Copy, type Product } from "../product/start-product.ts";
import { makeTenantWorld } from "../product/world.ts";
import { control, nought, tried, type Proof } from "./proof.ts";

const ACKED = 2_000;
/** In a tenant each: a tenant holds a thousand companies at most. */
const WRITERS = 8;

interface Writing {
  readonly acked: string[];
  isOver: boolean;
}

/** Adds companies as fast as answers come, remembers those that were acknowledged, and retries what was not. */
function write(sessions: readonly Session[], run: string): Writing & { done: Promise<void> } {
  const writing: Writing = { acked: [], isOver: false };
  const writer = async (session: Session, lane: number) => {
    for (let turn = 0; !writing.isOver; turn += 1) {
      const name = `${run} ${lane} ${turn}`;
      const key = `${run}-${lane}-${turn}-acknowledged`;
      for (let tries = 0; tries < 200; tries += 1) {
        const isAcked = await mutate(session, "companies.add", { name }, key).then(
          () => true,
          () => false,
        );
        if (isAcked) {
          writing.acked.push(name);
          break;
        }
        await sleep(50);
      }
    }
  };
  const done = Promise.all(sessions.map(writer)).then(() => undefined);
  return Object.assign(writing, { done });
}

async function lostOf(product: Product, acked: readonly string[]): Promise<number> {
  const { rows } = await product.database.superuser.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM unnest($1::text[]) AS told(name) WHERE NOT EXISTS (SELECT FROM companies c WHERE c.name = told.name)",
    [acked],
  );
  return rows[0]?.n ?? acked.length;
}

async function doubledOf(product: Product): Promise<number> {
  const { rows } = await product.database.superuser.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM (SELECT FROM companies GROUP BY tenant_id, name HAVING count(*) > 1) twice",
  );
  return rows[0]?.n ?? 0;
}

/** Writes through kills of the server and of PostgreSQL. */
async function crashes(product: Product, sessions: readonly Session[]) {
  const writing = write(sessions, "crash");
  const reached = async (count: number) => {
    while (writing.acked.length < count) await sleep(20);
  };
  let [kills, stops] = [0, 0];
  for (const at of [300, 700, 1_100]) {
    await reached(at);
    await product.kill();
    await product.launch();
    kills += 1;
  }
  for (const at of [1_400, 1_700]) {
    await reached(at);
    await product.crashDatabase();
    await product.recoverDatabase();
    stops += 1;
  }
  await reached(ACKED);
  writing.isOver = true;
  await writing.done;
  return { acked: writing.acked, kills, stops };
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  );

async function secondsUntil(isSo: () => Promise<boolean>, limitMs = 30_000): Promise<number> {
  const begun = performance.now();
  while (!(await isSo())) {
    if (performance.now() - begun > limitMs) return Number.POSITIVE_INFINITY;
    await sleep(50);
  }
  return (performance.now() - begun) / 1000;
}

/** How soon readiness tells of a lost database, whether liveness stays, and how soon calls succeed after its return. */
async function outage(product: Product, session: Session) {
  await secondsUntil(() => isReady(product.url));
  await product.crashDatabase();
  const readyFalse = await secondsUntil(async () => !(await isReady(product.url)));
  const isAlive = await fetch(`${product.url}/healthz`).then((response) => response.ok);
  await product.recoverDatabase();
  const recovered = await secondsUntil(() =>
    query(session, "tenants.byId").then(
      () => true,
      () => false,
    ),
  );
  return { readyFalse, recovered, isAlive };
}

/** A balancer as small as can be: asks readiness ten times a second, sends each request to a ready copy, retries nothing. */
function balance(copies: () => readonly Copy[]): Promise<{ url: string; server: Server }> {
  let ready: readonly Copy[] = copies();
  const look = async () => {
    const found: Copy[] = [];
    for (const copy of copies()) if (await isReady(copy.url)) found.push(copy);
    ready = found;
  };
  const timer = setInterval(() => void look(), 100);
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const copy = ready[(turn += 1) % Math.max(1, ready.length)];
    const target = new URL(incoming.url ?? "/", copy?.url ?? "http://127.0.0.1:1");
    const forward = httpRequest(
      target,
      { method: incoming.method, headers: incoming.headers, agent: false },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    forward.on("error", () => outgoing.writeHead(502).end());
    incoming.pipe(forward);
  });
  server.on("close", () => clearInterval(timer));
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve({ url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`, server });
    });
  });
}

/** Two copies are replaced one after the other under load. */
async function rollingRestart(product: Product, session: Session) {
  let copies = [await product.launchCopy(), await product.launchCopy()];
  const { url, server } = await balance(() => copies);
  let [asked, failed, isOver] = [0, 0, false];
  const asker = async () => {
    while (!isOver) {
      asked += 1;
      await query({ ...session, url }, "tenants.byId").catch(() => (failed += 1));
      await sleep(20);
    }
  };
  const askers = Array.from({ length: 4 }, asker);
  await sleep(500);
  const exits: (number | null)[] = [];
  for (const old of copies.slice()) {
    const fresh = await product.launchCopy();
    copies = copies.concat(fresh);
    await sleep(500);
    exits.push(await old.terminate());
    copies = copies.filter((copy) => copy !== old);
  }
  isOver = true;
  await Promise.all(askers);
  server.close();
  await Promise.all(copies.map((copy) => copy.terminate()));
  return { asked, failed: failed + exits.filter((code) => code !== 0).length };
}

/** With commits that return before they are on disk, pulling the plug must lose some, and the count must see it. */
async function loseOnPurpose(product: Product, sessions: readonly Session[]): Promise<boolean> {
  const { superuser } = product.database;
  // Both roles: a flush for one writes out what the other has committed before.
  for (const role of ["rookery_app", "rookery_system"]) {
    await superuser.query(`ALTER ROLE ${role} SET synchronous_commit = off`);
  }
  await superuser.query("ALTER SYSTEM SET wal_writer_delay = '10s'");
  await superuser.query("SELECT pg_reload_conf()");
  await product.terminate();
  await product.launch();
  const writing = write(sessions, "careless");
  while (writing.acked.length < 200) await sleep(10);
  await product.crashDatabase();
  const acked = [...writing.acked];
  writing.isOver = true;
  await product.recoverDatabase();
  await writing.done;
  return (await lostOf(product, acked)) > 0;
}

/** `lifecycle`: what was acknowledged stays, readiness is honest, and a release disturbs nobody. */
export const proveLifecycle: Proof = async () => {
  const product = await startProduct({ durable: true, isLogShown: false });
  try {
    const { owner } = await makeTenantWorld(product);
    const writers: Session[] = [];
    for (let lane = 0; lane < WRITERS; lane += 1) writers.push(await signUp(product.url));
    const crashed = await crashes(product, writers);
    const lost = await lostOf(product, crashed.acked);
    const doubled = await doubledOf(product);
    const gone = await outage(product, owner);
    const rolled = await rollingRestart(product, owner);
    const isFound = await loseOnPurpose(product, writers);
    return [
      tried("lifecycle.acked", crashed.acked.length, ACKED),
      tried("lifecycle.kills", crashed.kills + crashed.stops, 5),
      nought("lifecycle.acked_lost", lost),
      nought("lifecycle.acked_doubled", doubled),
      tried("lifecycle.rolling_requests", rolled.asked, 100),
      nought("lifecycle.failed_on_rolling_restart", rolled.failed),
      { name: "lifecycle.ready_false_s", value: gone.readyFalse, unit: "s", bar: { atMost: 2 } },
      nought("lifecycle.liveness_lost", gone.isAlive ? 0 : 1),
      { name: "lifecycle.recovered_s", value: gone.recovered, unit: "s", bar: { atMost: 10 } },
      control("lifecycle", isFound),
    ];
  } finally {
    await product.stop();
  }
};
