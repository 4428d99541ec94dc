import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { mutate, signUp, type Session } from "../product/api.ts";
import { freePort, startProduct, type Product } from "../product/start-product.ts";
import { median, spreadOf, type Figure } from "./figures.ts";
import { load } from "./load.ts";

const ROUNDS = 3;

/** A small server of `floors/`, on a port of its own. */
export async function startFloor(name: string, ...args: string[]): Promise<{ url: string; stop(): void }> {
  const port = await freePort();
  const file = fileURLToPath(new URL(`./floors/${name}.ts`, import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [file, ...args, String(port)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code) => reject(new Error(`The floor ${name} ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill("SIGTERM") };
}

const readUrl = (product: Product, id: string): string =>
  `${product.url}/trpc/companies.byId?input=${encodeURIComponent(JSON.stringify({ companyId: id }))}`;

const headersOf = (session: Session) => ({
  cookie: session.cookie,
  "x-portal-tenant": session.slug,
  "x-portal-client": "portal",
});

/** The hash of the one session that there is. */
async function sessionHash(product: Product): Promise<string> {
  const { rows } = await product.database.superuser.query<{ hash: string }>(
    "SELECT encode(token_hash, 'hex') AS hash FROM sessions WHERE ended IS NULL",
  );
  return rows[0]?.hash ?? "";
}

/** Reads by key through the whole ladder, against bare http and pg, and against Prisma's transaction used the naive way. */
export async function benchRpc(): Promise<Figure[]> {
  const product = await startProduct({ durable: true });
  try {
    const session = await signUp(product.url);
    const company = await mutate<{ id: string }>(session, "companies.add", { name: "Blue Bottle" });
    const raw = await startFloor("raw-read", product.database.urls.superuser);
    const hash = await sessionHash(product);
    const naive = await startFloor(
      "naive-read",
      product.database.urls.app,
      product.database.urls.system,
      hash,
    );
    const ours: number[] = [];
    const floor: number[] = [];
    const naively: number[] = [];
    const headers = headersOf(session);
    await load({ url: readUrl(product, company.id), headers, seconds: 3 });
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push((await load({ url: readUrl(product, company.id), headers })).perSecond);
      floor.push((await load({ url: `${raw.url}/?id=${company.id}` })).perSecond);
      const search = encodeURIComponent(JSON.stringify({ companyId: company.id }));
      naively.push((await load({ url: `${naive.url}/trpc/byId?input=${search}`, headers })).perSecond);
    }
    raw.stop();
    naive.stop();
    return [
      {
        name: "rpc.read_vs_raw",
        value: median(ours) / median(floor),
        floor: `${Math.round(median(ours))}/s of ${Math.round(median(floor))}/s`,
        bar: { atLeast: 0.15 },
        spread: Math.max(spreadOf(ours), spreadOf(floor)),
      },
      {
        name: "rpc.naive_gain",
        value: median(ours) / median(naively),
        floor: `${Math.round(median(naively))}/s`,
        bar: { atLeast: 2 },
        spread: Math.max(spreadOf(ours), spreadOf(naively)),
      },
    ];
  } finally {
    await product.stop();
  }
}
