import { randomBytes } from "node:crypto";
import { inTenant, type Scope } from "@rookery/db";
import { createTestDatabase, rows, type TestDatabase } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { runCommand } from "../testing/run-command.ts";
import { rotateSecrets } from "./rotate-secrets.ts";
import { sealedSecrets } from "./sealed-secrets.ts";
import { UnreadableSecret, type SecretPlace, type Secrets, type TenantSecretPlace } from "./secrets.ts";

let world: TestDatabase;
beforeAll(async () => {
  world = await createTestDatabase(inject("databaseServer"));
});
afterAll(() => world.drop());

const [old, fresh] = ["old", "new"].map((id) => ({ id, key: randomBytes(32) }));
if (!old || !fresh) throw new Error("two keys");

async function home() {
  const tenant = await rows.tenant(world.superuser);
  const person = await rows.member(world.superuser, { tenantId: tenant.id, role: "owner" });
  const scope = rows.scope({ tenantId: tenant.id, personId: person.id });
  const place: TenantSecretPlace = { tenantId: tenant.id, companyId: null, column: "dkim_keys.secret_ref" };
  return { scope, place };
}

interface Home {
  readonly scope: Scope;
  readonly place: SecretPlace;
}

async function keep(secrets: Secrets, { scope, place }: Home, secret: string): Promise<string> {
  const prepared = await secrets.prepare(place, secret);
  return inTenant(world.db, scope, (tx) => prepared.store(tx));
}

async function open(secrets: Secrets, { scope, place }: Home, reference: string): Promise<string> {
  const fetched = await inTenant(world.db, scope, (tx) => secrets.fetch(tx, place, reference));
  return fetched.open();
}

const canary = "canary: Größe 🗝";

describe("a sealed secret", () => {
  test("is opened by whoever sealed it, and stands nowhere in the database", async () => {
    const here = await home();
    const secrets = sealedSecrets([fresh]);
    const reference = await keep(secrets, here, canary);
    expect(await open(secrets, here, reference)).toBe(canary);
    const { rows: dump } = await world.superuser.query(
      "SELECT row_to_json(s)::text AS row FROM sealed_secrets s",
    );
    const text = JSON.stringify(dump);
    for (const form of [canary, Buffer.from(canary).toString("hex"), Buffer.from(canary).toString("base64")])
      expect(text).not.toContain(form);
  });

  test("is opened by a former key as long as that is given", async () => {
    const here = await home();
    const reference = await keep(sealedSecrets([old]), here, canary);
    expect(await open(sealedSecrets([fresh, old]), here, reference)).toBe(canary);
    await expect(open(sealedSecrets([fresh]), here, reference)).rejects.toBeInstanceOf(UnreadableSecret);
  });

  test("is not opened for another column, nor where a byte of it changed, nor by another tenant", async () => {
    const [north, south] = [await home(), await home()];
    const secrets = sealedSecrets([fresh]);
    const reference = await keep(secrets, north, canary);
    const place = { ...north.place, column: "email_accounts.vault_key_path" as const };
    await expect(open(secrets, { ...north, place }, reference)).rejects.toBeInstanceOf(UnreadableSecret);
    await expect(open(secrets, south, reference)).rejects.toBeInstanceOf(UnreadableSecret);
    await world.superuser.query(
      "UPDATE sealed_secrets SET sealed = set_byte(sealed, 14, get_byte(sealed, 14) # 1) WHERE id = $1",
      [reference.slice("sealed:".length)],
    );
    await expect(open(secrets, north, reference)).rejects.toBeInstanceOf(UnreadableSecret);
  });

  test("is gone with what it belonged to", async () => {
    const here = await home();
    const secrets = sealedSecrets([fresh]);
    const reference = await keep(secrets, here, canary);
    await inTenant(world.db, here.scope, (tx) => secrets.remove(tx, here.place, [reference]));
    await expect(open(secrets, here, reference)).rejects.toBeInstanceOf(UnreadableSecret);
  });
});

describe("a new operator's key", () => {
  test("takes over every secret, whoever's, in as many chunks as it takes, and the old one can go", async () => {
    const homes = [await home(), await home()];
    const kept: { of: (typeof homes)[number]; reference: string; secret: string }[] = [];
    for (const of of homes)
      await inTenant(world.db, of.scope, async (tx) => {
        for (let number = 0; number < 300; number += 1) {
          const secret = `${canary} ${number}`;
          const prepared = await sealedSecrets([old]).prepare(of.place, secret);
          kept.push({ of, secret, reference: await prepared.store(tx) });
        }
      });
    expect((await rotateSecrets(world.db, [fresh, old])).rotated).toBeGreaterThanOrEqual(600);
    expect((await rotateSecrets(world.db, [fresh, old])).rotated).toBe(0);
    for (const { of, reference, secret } of kept)
      expect(await open(sealedSecrets([fresh]), of, reference)).toBe(secret);
  });

  test("leaves what it cannot open as it was, and says how many", async () => {
    const here = await home();
    const lost = { id: "lost", key: randomBytes(32) };
    const reference = await keep(sealedSecrets([lost]), here, canary);
    expect((await rotateSecrets(world.db, [fresh, old])).unreadable).toBe(1);
    expect(await open(sealedSecrets([lost]), here, reference)).toBe(canary);
  });

  test("is put in force by a command, which says when the old one may go", async () => {
    const own = await createTestDatabase(inject("databaseServer"));
    const tenant = await rows.tenant(own.superuser);
    const person = await rows.member(own.superuser, { tenantId: tenant.id, role: "owner" });
    const scope = rows.scope({ tenantId: tenant.id, personId: person.id });
    const place: SecretPlace = { tenantId: tenant.id, companyId: null, column: "dkim_keys.secret_ref" };
    const prepared = await sealedSecrets([old]).prepare(place, canary);
    await inTenant(own.db, scope, (tx) => prepared.store(tx));
    const setting = (...keys: (typeof old)[]) =>
      keys.map(({ id, key }) => `${id}:${key.toString("base64")}`).join(",");
    const rotate = (keys: string) => runCommand(own, "secrets-rotate", { settings: { SECRETS_KEYS: keys } });
    expect(rotate(setting(fresh))).toMatchObject({
      code: 1,
      said: expect.stringContaining("1 could not be opened"),
    });
    expect(rotate(setting(fresh, old))).toEqual({
      code: 0,
      said: "1 secret is sealed by new now. The other keys can be dropped from SECRETS_KEYS.",
    });
    await own.drop();
  });
});
