import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { signUp } from "../product/api.ts";
import type { Product } from "../product/start-product.ts";

const SAMPLES = 2_000;
/** What the control plants, and must be found. */
const PLANTED_MS = 5;

/** Status, headers and body as they came, without the request's id, the time, and the address itself. */
async function answerOf(url: string, path: string, input: { email: string }): Promise<string> {
  const response = await fetch(`${url}/trpc/${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-portal-client": "portal",
      "idempotency-key": randomUUID(),
    },
    body: JSON.stringify(input),
  });
  const headers = [...response.headers]
    .filter(([name]) => name !== "date" && name !== "x-request-id")
    // The proof of a browser is a keyed hash and differs by design; that it is set must not.
    .map(([name, value]) => `${name}: ${name === "set-cookie" ? value.split("=")[0] : value}`);
  const body = (await response.text()).replace(/"requestId":"[^"]*"/, "").replaceAll(input.email, "");
  return [response.status, ...headers, body].join("\n");
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Whether answers, or their time, tell who has an account. */
export async function enumeration(product: Product) {
  const { superuser } = product.database;
  const { email: known } = await signUp(product.url);
  const lift = () => superuser.query("DELETE FROM rate_limits");
  // As long as the known one, so that no length differs by itself.
  const unknown = () => `owner-${randomUUID().slice(0, 8)}@example.com`;
  const form = (email: string) => ({
    email,
    name: "Somebody",
    password: "a long new password",
    tenantName: "Somewhere",
  });
  const cases: [string, (email: string) => { email: string }][] = [
    ["sessions.signIn", (email) => ({ email, password: "not the password" })],
    ["passwordReset.request", (email) => ({ email })],
    ["signUp.resendVerification", (email) => ({ email })],
    ["signUp.signUp", form],
  ];
  let [count, differs] = [0, 0];
  const compare = async (path: string, input: (email: string) => { email: string }) => {
    const [one, other] = [
      await answerOf(product.url, path, input(known)),
      await answerOf(product.url, path, input(unknown())),
    ];
    count += 1;
    if (one !== other) differs += 1;
  };
  for (const [path, input] of cases) {
    await lift();
    await compare(path, input);
  }
  // And beyond the limit, where the known one is held back.
  const [[signIn, wrong] = ["", form]] = cases;
  await lift();
  for (let tries = 0; tries < 6; tries += 1) await answerOf(product.url, signIn, wrong(known));
  await compare(signIn, wrong);

  const [ofKnown, ofUnknown]: [number[], number[]] = [[], []];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    if (sample % 20 === 0) await lift();
    ofKnown.push(await timed(() => answerOf(product.url, signIn, wrong(known))));
    ofUnknown.push(await timed(() => answerOf(product.url, signIn, wrong(unknown()))));
  }
  const planted: number[] = [];
  for (let sample = 0; sample < 100; sample += 1) {
    if (sample % 20 === 0) await lift();
    planted.push(
      await timed(async () => {
        await answerOf(product.url, signIn, wrong(unknown()));
        await sleep(PLANTED_MS);
      }),
    );
  }
  return {
    tried: count,
    differs,
    samples: ofKnown.length,
    deltaMs: Math.abs(median(ofKnown) - median(ofUnknown)),
    controlFound: Math.abs(median(planted) - median(ofUnknown)) > 2,
  };
}
