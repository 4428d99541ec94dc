import { createDecipheriv, randomBytes, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { dnsTreeEnv, startDnsTree } from "@rookery/dns/testing";
import { startVault, type TestVault } from "@rookery/server/testing";
import { mailedToken, mutate, mutateRaw, query, type Session } from "../product/api.ts";
import { lookAt } from "../product/look-at-domain.ts";
import { probe } from "../product/probe.ts";
import { send } from "../product/send.ts";
import { freePort, startProduct, type Product } from "../product/start-product.ts";
import { lookIntoBrowser } from "./browser-storage.ts";
import { control, nought, tried, type Proof } from "./proof.ts";

const operatorsKey = randomBytes(32);
const dist = fileURLToPath(new URL("../../packages/web/dist", import.meta.url));

interface Planted {
  /** What each secret is, for the report. */
  readonly secrets: Map<string, string>;
  /** Every answer that came back while they were planted. */
  readonly answers: string[];
}

/** Uses every way by which a secret enters the product, and remembers each. */
async function plant(product: Product): Promise<Planted & { session: Session; password: string }> {
  const { url } = product;
  const secrets = new Map<string, string>();
  const keep = (what: string, value: string) => {
    secrets.set(what, value);
    return value;
  };
  const answers: string[] = [];
  const email = `canary-${randomUUID().slice(0, 8)}@example.com`;
  const password = keep("password", `canary-password-${randomUUID()}`);
  await mutate({ url }, "signUp.signUp", { name: "Canary", email, password, tenantName: "Canaries" });
  const verify = keep("verification token", await mailedToken(url, email, "/verify-email"));
  const first = await mutateRaw({ url }, "signUp.verifyEmail", { token: verify });
  keep("session of the link", sessionOf(first.cookie));
  const wrong = keep("wrong password", `canary-wrong-${randomUUID()}`);
  answers.push(
    (await send({ url, path: "sessions.signIn", kind: "mutation", input: { email, password: wrong } })).body,
  );
  const second = await mutateRaw({ url }, "sessions.signIn", { email, password });
  keep("session of the password", sessionOf(second.cookie));
  await mutate({ url }, "passwordReset.request", { email });
  const reset = keep("reset token", await mailedToken(url, email, "/reset"));
  const next = keep("new password", `canary-next-${randomUUID()}`);
  const third = await mutateRaw({ url }, "passwordReset.reset", { token: reset, password: next });
  keep("session of the reset", sessionOf(third.cookie));
  answers.push(
    (
      await send({
        url,
        path: "passwordReset.reset",
        kind: "mutation",
        input: { token: reset, password: next },
      })
    ).body,
  );
  const known = await query<{ tenants: { slug: string }[] }>(
    { url, cookie: third.cookie },
    "sessions.current",
  );
  const session = { url, email, cookie: third.cookie, slug: known.tenants[0]?.slug ?? "" };
  for (const path of ["sessions.current", "sessions.list", "tenants.byId", "people.list"]) {
    answers.push(
      (await send({ url, path, kind: "query", input: undefined, as: session, slug: session.slug })).body,
    );
  }
  return { secrets, answers, session, password: next };
}

/** What a domain brings: a link for whoever runs its DNS, and the private half of its DKIM key. */
async function plantDomain(
  product: Product,
  { secrets, answers, session, vault }: Planted & { session: Session; vault: TestVault | undefined },
) {
  const company = await mutate<{ id: string }>(session, "companies.add", { name: "Kaffee" });
  const { id: domainId } = await mutate<{ id: string }>(session, "domains.add", {
    companyId: company.id,
    domain: "kaffee.de",
  });
  await lookAt(product, session, domainId);
  await mutate(session, "domains.rotateKey", { domainId }).catch(() => undefined);
  const { url } = await mutate<{ url: string }>(session, "handoffs.create", { domainId });
  const token = url.slice(url.lastIndexOf("/") + 1);
  secrets.set("token of a link", token);
  const ask = async (path: string, input: unknown, as?: Session) =>
    (await send({ url: product.url, path, kind: "query", input, ...(as ? { as, slug: as.slug } : {}) })).body;
  answers.push(await ask("handoffs.open", { token }), await ask("handoffs.list", { domainId }, session));
  answers.push(
    await ask("domains.byId", { domainId }, session),
    await ask("domains.history", { domainId }, session),
  );
  for (const [index, pem] of (vault ? openKept(vault) : await openSealed(product)).entries()) {
    // A line of the key in the middle: as PEM has it, and its bytes as a table would show them.
    const line = pem.split("\n")[12] ?? "";
    secrets.set(`private key ${index}`, line);
    secrets.set(`private key ${index}, its bytes`, Buffer.from(line, "base64").toString("hex"));
  }
}

/** What a mailbox brings: its passwords, tried on the form, kept, and tried again by the job. */
async function plantAccount(product: Product, { secrets, answers, session }: Planted & { session: Session }) {
  const [company] = await query<{ id: string }[]>(session, "companies.list", {});
  const companyId = company?.id;
  const secret = (what: string) => {
    const made = `canary-${randomUUID()}`;
    secrets.set(what, made);
    return made;
  };
  const server = { host: "mail.kaffee.de", port: 465, security: "tls", username: "ada" };
  const form = { companyId, email: "ada@kaffee.de", smtp: server, imap: server };
  const passwords = () => ({ password: secret("mailbox password"), imapPassword: secret("IMAP password") });
  answers.push(JSON.stringify(await probe(session, { ...form, password: secret("password of a try-out") })));
  const { id: accountId } = await mutate<{ id: string }>(session, "emailAccounts.add", {
    ...form,
    ...passwords(),
  });
  const ask = async (path: string, input: unknown) =>
    (await send({ url: product.url, path, kind: "query", input, as: session, slug: session.slug })).body;
  for (let waited = 0; waited < 100; waited += 1) {
    const shown = await query<{ checkedAt: string | null }>(session, "emailAccounts.byId", { accountId });
    if (shown.checkedAt !== null) break;
    await new Promise((later) => setTimeout(later, 200));
  }
  answers.push(
    await ask("emailAccounts.byId", { accountId }),
    await ask("emailAccounts.list", { companyId }),
  );
}

/** Every sealed secret, opened with the operator's key as its format says (AES-256-GCM, nonce first, tag last). */
async function openSealed({ database }: Product): Promise<string[]> {
  const { rows } = await database.superuser.query<{
    place: string;
    wrapped_key: Buffer;
    sealed: Buffer;
  }>("SELECT tenant_id || '/' || kept_in || '/' || id AS place, wrapped_key, sealed FROM sealed_secrets");
  const open = (key: Buffer, bytes: Buffer, place: string) => {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
    decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
  };
  return rows.map(({ place, wrapped_key: wrapped, sealed }) =>
    open(open(operatorsKey, wrapped, place), sealed, place).toString("utf8"),
  );
}

/** Every private key that Vault has. */
const openKept = (vault: TestVault): string[] =>
  [...vault.kept()].flatMap(([path, { secret }]) => (path.includes("/dkim_keys.") && secret ? [secret] : []));

/** The cookie's session token, without its name. */
const sessionOf = (cookie: string): string => /portal_session=([\w-]+)/.exec(cookie)?.[1] ?? "no session";

/** Every row of every table as text, bytes in hexadecimal, as whoever steals a dump would have it. */
async function dump(product: Product): Promise<string> {
  const { rows } = await product.database.superuser.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')`,
  );
  const parts: string[] = [];
  for (const { name } of rows) {
    const found = await product.database.superuser.query<{ row: string }>(
      `SELECT row_to_json(t)::text AS row FROM ${name} t`,
    );
    parts.push(name, ...found.rows.map((each) => each.row));
  }
  return parts.join("\n");
}

function builtFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? builtFiles(path) : [path];
  });
}

/** Each secret as it is, in hexadecimal and in base64, wherever it stands. */
function find(secrets: ReadonlyMap<string, string>, place: string, text: string): string[] {
  return [...secrets].flatMap(([what, secret]) => {
    const forms = [
      secret,
      Buffer.from(secret).toString("hex"),
      Buffer.from(secret).toString("base64").slice(0, -4),
    ];
    return forms.some((form) => text.includes(form)) ? [`${what} in ${place}`] : [];
  });
}

interface Searched {
  readonly canaries: number;
  readonly bytes: number;
  readonly found: number;
  /** Whether one that was planted in a table and in the browser was found. */
  readonly isFound: boolean;
}

/** @param vault keeps the secrets instead of the database. */
async function search(vault: TestVault | undefined): Promise<Searched> {
  const dnsPort = await freePort();
  const tree = await startDnsTree(dnsPort);
  tree.publish("kaffee.de", "kaffee.de A 192.0.2.80");
  const env = {
    ...dnsTreeEnv(dnsPort),
    SECRETS_KEYS: `run:${operatorsKey.toString("base64")}`,
    LOG_LEVEL: "debug",
    ...(vault && { VAULT_ADDR: vault.url, VAULT_TOKEN: vault.token }),
  };
  const product = await startProduct({ portal: true, isLogShown: false, env });
  try {
    const planted = await plant(product);
    const { secrets, answers, session, password } = planted;
    secrets.set("operator's key", operatorsKey.toString("base64"));
    if (vault) secrets.set("token of Vault", vault.token);
    await plantDomain(product, { ...planted, vault });
    await plantAccount(product, planted);
    const browser = await lookIntoBrowser(product, { ...session, password });
    secrets.set("session of the browser", browser.session);
    const tables = await dump(product);
    const built = builtFiles(dist);
    const maps = built.filter((file) => file.endsWith(".map"));
    const found = [
      ...find(secrets, "tables, audit and jobs", tables),
      ...find(secrets, "logs", product.log()),
      ...find(secrets, "browser storage", browser.storage),
      ...find(secrets, "answers", answers.join("\n")),
      ...built
        .filter((file) => /\.(js|html|css)$/.test(file))
        .flatMap((file) => find(secrets, file, readFileSync(file, "utf8"))),
      ...maps.map((file) => `source map ${file}`),
    ];
    for (const line of found) process.stderr.write(`secrets: ${line}\n`);
    const [first = ""] = secrets.values();
    await product.database.superuser.query("INSERT INTO rate_limits (key, points) VALUES ($1, 1)", [first]);
    const isFound =
      find(secrets, "tables", await dump(product)).length > 0 &&
      find(secrets, "browser storage", browser.planted).length > 0;
    const bytes = tables.length + product.log().length + answers.join("").length;
    return { canaries: secrets.size, bytes, found: found.length, isFound };
  } finally {
    await product.stop();
    await tree.stop();
  }
}

/** `secrets`: what was planted is nowhere that it could be read, whether the database keeps it or Vault. */
export const proveSecrets: Proof = async () => {
  const vault = await startVault();
  try {
    const all = [await search(undefined), await search(vault)];
    const sum = (of: (each: Searched) => number) => all.reduce((whole, each) => whole + of(each), 0);
    return [
      tried(
        "secrets.canaries",
        sum(({ canaries }) => canaries),
        27,
      ),
      tried(
        "secrets.bytes_searched",
        sum(({ bytes }) => bytes),
        20_000,
      ),
      nought(
        "secrets.found",
        sum(({ found }) => found),
      ),
      control(
        "secrets",
        all.every(({ isFound }) => isFound),
      ),
    ];
  } finally {
    await vault.close();
  }
};
