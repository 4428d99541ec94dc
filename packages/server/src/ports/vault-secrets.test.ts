import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inTenant } from "@rookery/db";
import { createTestDatabase, rows, type TestDatabase } from "@rookery/db/testing";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { AppError } from "../errors.ts";
import { startVault, type TestVault } from "../testing/start-vault.ts";
import { UnreadableSecret, type Secrets, type TenantSecretPlace } from "./secrets.ts";
import { vaultSecrets } from "./vault-secrets.ts";
import { connectVault, type VaultSettings } from "./vault.ts";

let world: TestDatabase;
let server: TestVault;
beforeAll(async () => {
  [world, server] = await Promise.all([createTestDatabase(inject("databaseServer")), startVault()]);
});
afterAll(() => Promise.all([world.drop(), server.close()]));
beforeEach(() => {
  server.trouble = undefined;
  server.namespace = undefined;
});

const canary = "canary: Größe 🗝";

const storeAt = (settings: Partial<VaultSettings> = {}): Secrets =>
  vaultSecrets({
    vault: connectVault({ url: server.url, mount: "secret", token: server.token, ...settings }),
    db: world.db,
    log: pino({ level: "silent" }),
  });

async function home() {
  const tenant = await rows.tenant(world.superuser);
  const place: TenantSecretPlace = { tenantId: tenant.id, companyId: null, column: "dkim_keys.secret_ref" };
  const person = await rows.member(world.superuser, { tenantId: tenant.id, role: "owner" });
  const scope = rows.scope({ tenantId: tenant.id, personId: person.id });
  const within = <T>(work: Parameters<typeof inTenant<T>>[2]) => inTenant(world.db, scope, work);
  const keep = async (secrets = storeAt()) => {
    const prepared = await secrets.prepare(place, canary);
    return within((tx) => prepared.store(tx));
  };
  const open = async (reference: string, secrets = storeAt(), at: TenantSecretPlace = place) =>
    (await within((tx) => secrets.fetch(tx, at, reference))).open();
  const pathOf = (reference: string) =>
    `rookery/tenants/${tenant.id}/dkim_keys.secret_ref/${reference.slice("vault:".length)}`;
  return { tenant, place, within, keep, open, pathOf };
}

/** `gone`, or what an AppError says. */
async function faultOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof UnreadableSecret) return "gone";
    if (error instanceof AppError) return error.message;
    throw error;
  }
  return "ok";
}

const UNAVAILABLE = "unavailable: secrets_unavailable";

describe("a secret in Vault", () => {
  test("is opened by its reference, and the database has nothing of it", async () => {
    const { keep, open, pathOf, tenant } = await home();
    const reference = await keep();
    expect(reference).toMatch(/^vault:[0-9a-f-]{36}$/);
    expect(await open(reference)).toBe(canary);
    expect(server.kept().get(pathOf(reference))).toEqual({
      secret: canary,
      boundTo: `${tenant.id}/dkim_keys.secret_ref/${reference.slice("vault:".length)}`,
    });
    const { rows: sealed } = await world.superuser.query("SELECT FROM sealed_secrets");
    expect(sealed).toEqual([]);
  });

  test("is not opened for another tenant or column, nor where it was copied to", async () => {
    const [north, south] = [await home(), await home()];
    const reference = await north.keep();
    const column = "email_accounts.vault_key_path" as const;
    expect(await faultOf(south.open(reference))).toBe("gone");
    expect(await faultOf(north.open(reference, storeAt(), { ...north.place, column }))).toBe("gone");
    server.put(south.pathOf(reference), server.kept().get(north.pathOf(reference)) ?? {});
    expect(await faultOf(south.open(reference))).toBe("gone");
    expect(await north.open(reference)).toBe(canary);
  });

  test("is gone with all its versions once it is forgotten, however often", async () => {
    const { keep, open, place, pathOf } = await home();
    const [reference, other] = [await keep(), await keep()];
    for (let time = 0; time < 2; time += 1) await storeAt().forget(place, [reference]);
    expect(server.calls).toContain(`DELETE secret/metadata/${pathOf(reference)}`);
    expect(await faultOf(open(reference))).toBe("gone");
    expect(await open(other)).toBe(canary);
  });

  test("is gone where an operator deleted it, or put something else there", async () => {
    const { keep, open, pathOf } = await home();
    const [deleted, replaced] = [await keep(), await keep()];
    server.softDelete(pathOf(deleted));
    server.put(pathOf(replaced), { note: "moved" });
    expect(await faultOf(open(deleted))).toBe("gone");
    expect(await faultOf(open(replaced))).toBe("gone");
  });

  test("is announced before it is written, so that one that nothing refers to is found", async () => {
    const { keep, place } = await home();
    server.trouble = "html";
    expect(await faultOf(keep())).toBe(UNAVAILABLE);
    const { rows: jobs } = await world.superuser.query<{ references: string[]; minutes: number }>(
      `SELECT data -> 'references' AS references, round(extract(epoch FROM start_after - created_on) / 60)::int AS minutes
       FROM pgboss.job WHERE name = 'forget-secrets' AND data -> 'place' ->> 'tenantId' = $1`,
      [place.tenantId],
    );
    expect(jobs).toEqual([{ references: [expect.stringMatching(/^vault:/)], minutes: 60 }]);
  });
});

describe("Vault", () => {
  test.each(["sealed", "silent", "huge", "redirect", "html", "busy"] as const)(
    "that is %s is no answer: nothing is taken for gone",
    async (trouble) => {
      const { keep, open, place } = await home();
      const [reference, other] = [await keep(), await keep()];
      server.trouble = trouble;
      const calls = [open(reference), keep(), storeAt().forget(place, [other])];
      expect(await Promise.all(calls.map(faultOf))).toEqual([UNAVAILABLE, UNAVAILABLE, UNAVAILABLE]);
      server.trouble = undefined;
      expect(await open(reference)).toBe(canary);
    },
  );

  test.each([
    ["with a wrong token", { token: "wrong" }],
    ["in another namespace", { namespace: "elsewhere" }],
    ["without the engine", { mount: "kv" }],
    ["at a wrong address", { url: "http://127.0.0.1:1" }],
    ["with a token's file that is not there", { token: { file: "/nowhere/token" } }],
  ])("%s is no answer either", async (_, settings) => {
    const { keep, open, place } = await home();
    const reference = await keep();
    const wrong = storeAt(settings);
    const calls = [open(reference, wrong), keep(wrong), wrong.forget(place, [reference])];
    expect(await Promise.all(calls.map(faultOf))).toEqual([UNAVAILABLE, UNAVAILABLE, UNAVAILABLE]);
  });

  test("whose engine is of version 1 is not taken: nothing could be deleted there", async () => {
    const { keep } = await home();
    server.trouble = "version 1";
    expect(await faultOf(keep())).toBe(UNAVAILABLE);
  });

  test("is asked in its namespace, with the token that stands in the file now", async () => {
    const folder = mkdtempSync(join(tmpdir(), "rookery-vault-"));
    const file = join(folder, "token");
    server.namespace = "platform";
    const { keep, open } = await home();
    writeFileSync(file, "expired\n");
    const secrets = storeAt({ namespace: "platform", token: { file } });
    expect(await faultOf(keep(secrets))).toBe(UNAVAILABLE);
    writeFileSync(file, `${server.token}\n`);
    expect(await open(await keep(secrets), secrets)).toBe(canary);
    rmSync(folder, { recursive: true });
  });

  test("that the settings do not name any more leaves what it has readable later", async () => {
    const { keep, open } = await home();
    const reference = await keep();
    const none = vaultSecrets({ vault: undefined, db: world.db, log: pino({ level: "silent" }) });
    expect(await faultOf(open(reference, none))).toBe(UNAVAILABLE);
    expect(await open(reference)).toBe(canary);
  });
});
