import { describe, expect, test } from "vitest";
import { readEnv, SettingsFault } from "./env.ts";

const complete = {
  DATABASE_URL: "postgresql://app@db/rookery",
  DATABASE_SYSTEM_URL: "postgresql://system@db/rookery",
  APP_URL: "https://rookery.example",
  APP_SECRET: "a secret of the tests, long enough",
  SECRETS_KEYS: `tests:${Buffer.alloc(32, 7).toString("base64")}`,
  SMTP_URL: "smtps://mail.example",
};

function faultsOf(settings: NodeJS.ProcessEnv): string {
  try {
    readEnv(settings);
    return "none";
  } catch (error) {
    if (error instanceof SettingsFault) return error.message;
    throw error;
  }
}

describe("the settings", () => {
  test("that production needs are enough, and the rest has defaults", () => {
    expect(readEnv(complete)).toMatchObject({
      ROOKERY_MODE: "serve",
      production: true,
      PORT: 3000,
      ALLOW_PRIVATE_NETWORK: [],
      TRUST_PROXY: [],
    });
  });

  test("are told all at once where several are wrong", () => {
    const said = faultsOf({ PORT: "many", TRUST_PROXY: "everybody", APP_SECRET: "short" });
    for (const name of [
      "PORT",
      "TRUST_PROXY",
      "APP_SECRET",
      "DATABASE_URL",
      "DATABASE_SYSTEM_URL",
      "APP_URL",
    ]) {
      expect(said).toContain(`  - ${name} `);
    }
    expect(said).toContain("DATABASE_URL is not set");
  });

  test("left empty count as absent", () => {
    expect(faultsOf({ ...complete, APP_SECRET: "" })).toContain("APP_SECRET is not set");
  });

  test.each(["DATABASE_URL", "DATABASE_SYSTEM_URL", "APP_URL", "APP_SECRET", "SMTP_URL"])(
    "without %s production is refused",
    (name) => {
      const { [name]: _gone, ...rest } = complete as Record<string, string>;
      expect(faultsOf(rest)).toContain(name);
    },
  );

  test("have no default secret in any mode", () => {
    const { APP_SECRET: _gone, ...rest } = complete;
    for (const mode of ["serve", "start", "dev"]) {
      expect(faultsOf({ ...rest, ROOKERY_MODE: mode })).toContain("APP_SECRET is not set");
    }
  });

  test("let mail be kept only where somebody tries the product out", () => {
    const { SMTP_URL: _gone, ...rest } = complete;
    expect(faultsOf({ ...rest, ROOKERY_MODE: "start" })).toBe("none");
    expect(faultsOf({ ...rest, ROOKERY_MODE: "serve" })).toContain("SMTP_URL is needed");
  });

  test.each([
    ["http://rookery.example", "must be https"],
    ["http://192.168.0.10", "must be https"],
    ["http://localhost.evil.example", "must be https"],
    ["ftp://rookery.example", "APP_URL"],
    ["rookery.example", "APP_URL"],
  ])("refuse %s as the address", (url, why) => {
    expect(faultsOf({ ...complete, APP_URL: url })).toContain(why);
  });

  test.each([
    "http://localhost:3000",
    "http://127.0.0.1:3000",
    "http://[::1]:3000",
    "https://rookery.example",
  ])("take %s as the address", (url) =>
    expect(readEnv({ ...complete, APP_URL: `${url}/ignored?path` }).APP_URL).toBe(url),
  );

  test.each([
    ["PORT", "70000"],
    ["PORT", "-1"],
    ["PORT", "3000.5"],
    ["DATABASE_POOL_SIZE", "0"],
    ["DATABASE_URL", "mysql://db"],
    ["SMTP_URL", "https://mail.example"],
    ["OPS_TOKEN", "short"],
    ["LOG_LEVEL", "loud"],
    ["ROOKERY_MODE", "production"],
    ["ALLOW_PRIVATE_NETWORK", "10.0.0.1"],
    ["TRUST_PROXY", "10.0.0.0/8,proxy"],
    ["TRUST_PROXY", "10.0.0.0/64"],
    ["TRUST_PROXY", "999.0.0.0/8"],
    ["UPLOAD_LIMIT_MB", "0"],
  ])("refuse %s=%s", (name, value) => {
    expect(faultsOf({ ...complete, [name]: value })).toContain(name);
  });

  test("take a Mailu with its token, and neither alone", () => {
    const url = "https://mail.example.com";
    expect(faultsOf({ ...complete, MAILU_URL: url })).toContain("MAILU_TOKEN is needed too");
    expect(faultsOf({ ...complete, MAILU_TOKEN: "secret" })).toContain("MAILU_URL is needed too");
    expect(readEnv({ ...complete, MAILU_URL: url, MAILU_TOKEN: "secret" })).toMatchObject({ MAILU_URL: url });
  });

  test("take a Vault with one token, and none by halves", () => {
    const [VAULT_ADDR, VAULT_TOKEN] = ["https://vault.example.com:8200", "hvs.x"];
    const half = "VAULT_TOKEN or VAULT_TOKEN_FILE is needed too: one of them";
    expect(faultsOf({ ...complete, VAULT_ADDR })).toContain(half);
    expect(faultsOf({ ...complete, VAULT_ADDR, VAULT_TOKEN, VAULT_TOKEN_FILE: "/token" })).toContain(half);
    expect(faultsOf({ ...complete, VAULT_TOKEN })).toContain("VAULT_ADDR is needed too");
    expect(faultsOf({ ...complete, VAULT_ADDR, VAULT_TOKEN, VAULT_MOUNT: "a/../b?" })).toContain(
      "VAULT_MOUNT",
    );
    expect(faultsOf({ ...complete, VAULT_ADDR: "http://vault:8200", VAULT_TOKEN })).toContain(
      "must be https",
    );
    expect(readEnv({ ...complete, VAULT_ADDR, VAULT_TOKEN })).toMatchObject({
      VAULT_ADDR,
      VAULT_MOUNT: "secret",
    });
    const beside = { VAULT_ADDR: "http://127.0.0.1:8200", VAULT_TOKEN_FILE: "/run/vault/token" };
    expect(readEnv({ ...complete, ...beside })).toMatchObject(beside);
  });

  test("take a registration at a mail provider whole, or not at all", () => {
    expect(faultsOf({ ...complete, GOOGLE_CLIENT_ID: "id" })).toContain("GOOGLE_CLIENT_SECRET is needed too");
    const secretAlone = faultsOf({ ...complete, MICROSOFT_CLIENT_SECRET: "secret" });
    expect(secretAlone).toContain("MICROSOFT_CLIENT_ID is needed too");
  });

  test("take lists of networks", () => {
    const { TRUST_PROXY } = readEnv({ ...complete, TRUST_PROXY: " 10.0.0.0/8 , fd00::/8," });
    expect(TRUST_PROXY).toEqual(["10.0.0.0/8", "fd00::/8"]);
  });

  test("never repeat a secret in a fault", () => {
    const said = faultsOf({ ...complete, APP_SECRET: "hunter2", DATABASE_URL: "mysql://app:hunter3@db" });
    expect(said).not.toMatch(/hunter/);
  });
});
