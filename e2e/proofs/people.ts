import { setTimeout as sleep } from "node:timers/promises";
import { CallRefused, mailedToken, mutate, mutateRaw, PASSWORD, query, signUp } from "../product/api.ts";
import { allProcedures, inputOf, randomIds } from "../product/procedures.ts";
import { codeOf, setUpTotp } from "../product/second-factor.ts";
import { startProduct, type Product } from "../product/start-product.ts";
import { makeTenantWorld } from "../product/world.ts";
import { control, nought, tried, type Proof } from "./proof.ts";
import { enumeration } from "./people-enumeration.ts";
import { revocation } from "./people-revocation.ts";

const OPS_TOKEN = "the operators of one run";
const BURST = 200;
/** What the platform's policy gives: tries of one account from one network. */
const LIMIT = 5;
/** What one network may open of links. */
const LINK_LIMIT = 60;

const lift = ({ database: { superuser } }: Product) => superuser.query("DELETE FROM rate_limits");

/** `ok`, or the reason of the refusal. */
const outcome = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "ok",
    (error: unknown) => (error instanceof CallRefused ? error.data.reason : String(error)),
  );

async function metric(urls: readonly string[], line: string): Promise<number> {
  const headers = { authorization: `Bearer ${OPS_TOKEN}` };
  const texts = await Promise.all(
    urls.map(async (url) => (await fetch(`${url}/ops/metrics`, { headers })).text()),
  );
  const values = texts.map((text) => text.split("\n").find((each) => each.startsWith(line)));
  return values.reduce((sum, each) => sum + Number(each?.split(" ").at(-1) ?? 0), 0);
}

/** What was compared of a burst against both servers, by the servers' own count. */
async function compared(
  urls: readonly string[],
  line: string,
  send: (url: string, at: number) => Promise<unknown>,
) {
  const before = await metric(urls, line);
  await Promise.all(
    Array.from({ length: BURST }, (_, at) => outcome(send(urls[at % urls.length] ?? "", at))),
  );
  return (await metric(urls, line)) - before;
}

const halfIn = async (url: string, email: string): Promise<string> =>
  (await mutateRaw({ url }, "sessions.signIn", { email, password: PASSWORD })).cookie;

async function bursts(product: Product, urls: readonly string[]): Promise<Record<string, number>> {
  const [plain, guarded] = [await signUp(product.url), await signUp(product.url)];
  const { backupCodes } = await setUpTotp(guarded);
  await lift(product);
  const password = await compared(urls, 'rookery_sign_ins_total{outcome="wrong"}', (url, at) =>
    mutate({ url }, "sessions.signIn", { email: plain.email, password: `wrong password ${at}` }),
  );
  const finish = async (codeAt: (at: number) => string) => {
    await lift(product);
    const cookie = await halfIn(product.url, guarded.email);
    return compared(urls, 'rookery_codes_total{outcome="wrong"}', (url, at) =>
      mutate({ url, cookie }, "sessions.finishSignIn", { code: codeAt(at) }),
    );
  };
  const code = await finish((at) => String(100_000 + at));
  const backup = await finish((at) => `zzzzzzzz${String(1_000 + at)}`);
  const links = async (path: string, input: (at: number) => object) => {
    await lift(product);
    const send = (at: number) => outcome(mutate({ url: urls[at % urls.length] ?? "" }, path, input(at)));
    const answers = await Promise.all(Array.from({ length: BURST }, (_, at) => send(at)));
    return answers.filter((each) => each !== "too_many_requests").length;
  };
  const token = (at: number) => String(at).padStart(43, "x");
  const reset = await links("passwordReset.reset", (at) => ({
    token: token(at),
    password: "a long new password",
  }));
  const invite = await links("invites.join", (at) => ({
    token: token(at),
    name: "Guess",
    password: "a long new password",
  }));
  // One backup code, 50 sign-ins at once: it opens one.
  await lift(product);
  const cookies = await Promise.all(Array.from({ length: 4 }, () => halfIn(product.url, guarded.email)));
  const twice = await Promise.all(
    cookies.map((cookie, at) =>
      outcome(mutate({ url: urls[at % 2] ?? "", cookie }, "sessions.finishSignIn", { code: backupCodes[0] })),
    ),
  );
  const over = (value: number, limit: number) => Math.max(0, value - limit);
  return {
    password: over(password, LIMIT),
    code: over(code, LIMIT),
    backup: over(backup, LIMIT) + over(twice.filter((each) => each === "ok").length, 1),
    reset: over(reset, LINK_LIMIT),
    invite: over(invite, LINK_LIMIT),
    tried: BURST * 5,
    compared: password + code + backup,
  };
}

/** Every way to begin without the second factor, and every cookie that it gave, against every procedure that asks who calls. */
async function sideDoors(product: Product): Promise<{ tried: number; passed: number }> {
  const person = await signUp(product.url);
  await setUpTotp(person);
  await lift(product);
  const beginnings = [await halfIn(product.url, person.email)];
  await mutate({ url: product.url }, "passwordReset.request", { email: person.email });
  const token = await mailedToken(product.url, person.email, "/reset");
  const { cookie } = await mutateRaw({ url: product.url }, "passwordReset.reset", {
    token,
    password: "a long new password",
  });
  beginnings.push(cookie);
  const given = beginnings.flatMap((each) => each.split("; ").filter(Boolean));
  const values = given.map((pair) => pair.slice(pair.indexOf("=") + 1));
  const cookiesToTry = [...beginnings, ...values.map((value) => `portal_session=${value}`)];
  const call = (path: string, kind: string, of?: string) => {
    const who = { url: product.url, slug: person.slug, ...(of === undefined ? {} : { cookie: of }) };
    const input = inputOf(path, randomIds());
    return outcome(kind === "query" ? query(who, path, input) : mutate(who, path, input));
  };
  let [count, passed] = [0, 0];
  for (const [path, kind] of Object.entries(allProcedures())) {
    if (kind === "subscription") continue;
    await lift(product);
    if ((await call(path, kind)) !== "signed_out") continue;
    for (const each of cookiesToTry) {
      count += 1;
      if ((await call(path, kind, each)) !== "signed_out") passed += 1;
    }
  }
  return { tried: count, passed };
}

/** An outsider on the same network guesses without pause while the owner signs in where they have before. */
async function knownDevice(product: Product): Promise<{ signIns: number; lockedOut: number }> {
  const person = await signUp(product.url);
  await lift(product);
  const { cookie: first } = await mutateRaw({ url: product.url }, "sessions.signIn", {
    email: person.email,
    password: PASSWORD,
  });
  const device = first.split("; ").find((pair) => pair.includes("device")) ?? "";
  let isOver = false;
  const hammering = Array.from({ length: 4 }, async () => {
    while (!isOver)
      await outcome(
        mutate({ url: product.url }, "sessions.signIn", { email: person.email, password: "wrong" }),
      );
  });
  let [signIns, lockedOut] = [0, 0];
  await sleep(500);
  for (; signIns < 30; signIns += 1) {
    const answer = await outcome(
      mutate({ url: product.url, cookie: device }, "sessions.signIn", {
        email: person.email,
        password: PASSWORD,
      }),
    );
    if (answer !== "ok") lockedOut += 1;
  }
  isOver = true;
  await Promise.all(hammering);
  return { signIns, lockedOut };
}

/** Of the second factor: a code that was taken opens nothing again. */
async function replayedCode(product: Product): Promise<number> {
  const person = await signUp(product.url);
  const { secret } = await setUpTotp(person);
  await lift(product);
  const [one, two] = [await halfIn(product.url, person.email), await halfIn(product.url, person.email)];
  const code = codeOf(secret);
  await mutate({ url: product.url, cookie: one }, "sessions.finishSignIn", { code });
  const again = await outcome(mutate({ url: product.url, cookie: two }, "sessions.finishSignIn", { code }));
  return again === "ok" ? 1 : 0;
}

/** `people`: bursts, side doors, revocation, what answers and their time tell, and who is locked out. */
export const provePeople: Proof = async () => {
  const product = await startProduct({ env: { OPS_TOKEN } });
  const copy = await product.launchCopy("dev");
  try {
    const urls = [product.url, copy.url];
    const burst = await bursts(product, urls);
    const doors = await sideDoors(product);
    const replayed = await replayedCode(product);
    await lift(product);
    const world = await makeTenantWorld(product);
    const revoked = await revocation(product, copy.url, world);
    const known = await knownDevice(product);
    const told = await enumeration(product);
    const over = ["password", "code", "backup", "reset", "invite"].reduce(
      (sum, name) => sum + (burst[name] ?? 0),
      0,
    );
    return [
      tried("people.burst_tried", burst["tried"] ?? 0, 1_000),
      tried("people.burst_compared", burst["compared"] ?? 0),
      nought("people.burst_over_limit", over),
      tried("people.side_doors_tried", doors.tried, 200),
      nought("people.side_doors", doors.passed + replayed),
      tried("people.revocations", revoked.tried, 16),
      nought("people.revocation_misses", revoked.misses),
      tried("people.enumeration_tried", told.tried, 5),
      nought("people.enumeration_differs", told.differs),
      tried("people.timing_samples", told.samples, 2_000),
      { name: "people.timing_delta_ms", value: told.deltaMs, bar: { atMost: 2 } },
      tried("people.known_device_sign_ins", known.signIns, 30),
      nought("people.locked_out_known_device", known.lockedOut),
      control("people", revoked.controlFound && told.controlFound),
    ];
  } finally {
    await copy.terminate();
    await product.stop();
  }
};
