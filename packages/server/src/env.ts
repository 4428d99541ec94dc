import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { readServerAddress } from "./ports/dns/server-address.ts";

/** The settings cannot be served with; the message lists every fault. */
export class SettingsFault extends Error {
  override name = "SettingsFault";
}

const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((each) => each.trim())
      .filter(Boolean),
  );

function isCidr(text: string): boolean {
  const [address = "", bits = "", ...rest] = text.split("/");
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= longest;
}

const cidrs = list.refine((all) => all.every(isCidr), "must be a list such as 10.0.0.0/8,fd00::/8");

/** `ip` or `ip:port` each, as DNS servers are named. */
const dnsServers = list.refine(
  (all) => all.every((each) => readServerAddress(each, 53)),
  "must be a list such as 192.0.2.53,[2001:db8::53]:5353",
);

/** `name:key` each, the key 32 bytes in base64. */
const secretsKeys = list
  .refine((all) => all.length > 0, "is not set; make one with: echo 2026:$(openssl rand -base64 32)")
  .transform((all) =>
    all.map((each) => {
      const [id = "", key = ""] = each.split(":");
      return { id, key: Buffer.from(key, "base64") };
    }),
  )
  .refine(
    (all) => all.every(({ id, key }) => /^[A-Za-z0-9_-]{1,40}$/.test(id) && key.length === 32),
    "must be a list such as 2026:<32 bytes in base64>; make a key with: openssl rand -base64 32",
  );

const database = z
  .string()
  .regex(/^postgres(ql)?:\/\//, "must be an address such as postgresql://user:password@host:5432/rookery");

/** Settings that are of no use alone. */
const pairs = [
  ["MAILU_URL", "MAILU_TOKEN"],
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["MICROSOFT_CLIENT_ID", "MICROSOFT_CLIENT_SECRET"],
] as const;

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether what is said to the address stays between the two. What is no address at all has its fault already. */
function isSafe(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol !== "http:" || loopback.has(url.hostname);
}

const schema = z
  .object({
    /** `serve` is production; `start` and `dev` are the try-out, set by the start script. */
    ROOKERY_MODE: z.enum(["serve", "start", "dev"]).default("serve"),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    HOST: z.string().optional(),
    DATA_DIR: z.string().min(1).default(".data"),
    DATABASE_URL: database,
    DATABASE_SYSTEM_URL: database,
    DATABASE_LISTEN_URL: database.optional(),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
    APP_URL: z
      .url({ protocol: /^https?$/, error: "must be an address such as https://rookery.example" })
      .transform((url) => URL.parse(url)?.origin ?? url),
    APP_SECRET: z.string().min(32, "must have 32 characters or more; make one with: openssl rand -base64 32"),
    SECRETS_KEYS: secretsKeys,
    DNS_SERVERS: dnsServers,
    DNS_ROOT_SERVERS: dnsServers,
    DNS_PORT: z.coerce.number().int().min(1).max(65_535).default(53),
    /** Whether settings of a mailbox may be asked for at its own domain, by DNS and HTTPS. */
    AUTODISCOVERY: z.enum(["on", "off"]).default("on"),
    MAILU_URL: z
      .url({ protocol: /^https?$/, error: "must be an address such as https://mail.example.com" })
      .optional(),
    MAILU_TOKEN: z.string().min(4, "must be the API_TOKEN of Mailu").optional(),
    VAULT_ADDR: z
      .url({ protocol: /^https?$/, error: "must be an address such as https://vault.example.com:8200" })
      .refine(isSafe, "must be https, because secrets travel; http is for loopback only")
      .optional(),
    VAULT_TOKEN: z.string().min(1).optional(),
    /** Where Vault Agent keeps a fresh token. */
    VAULT_TOKEN_FILE: z.string().min(1).optional(),
    VAULT_MOUNT: z
      .string()
      .regex(/^[\w.-]+(\/[\w.-]+)*$/, "must be the path of a KV version 2 engine, such as secret")
      .default("secret"),
    VAULT_NAMESPACE: z.string().min(1).optional(),
    /** Registrations at the providers whose mailboxes people connect by signing in there. */
    GOOGLE_CLIENT_ID: z.string().optional(),
    GOOGLE_CLIENT_SECRET: z.string().optional(),
    MICROSOFT_CLIENT_ID: z.string().optional(),
    MICROSOFT_CLIENT_SECRET: z.string().optional(),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, "must be an address such as smtps://user:password@host:465")
      .optional(),
    /** What the portal is called where no tenant's brand is. */
    PLATFORM_NAME: z.string().trim().min(1).max(60).default("Rookery"),
    /** Tenants' customers see the address; its name is replaced by their brand's. */
    MAIL_FROM: z.string().default("no-reply@localhost"),
    /** Shared with the platform's sender: it signs its reports by it, and makes the links that unsubscribe. */
    SENDING_SECRET: z
      .string()
      .min(32, "must have 32 characters or more; make one with: openssl rand -base64 32")
      .optional(),
    ALLOW_PRIVATE_NETWORK: cidrs,
    TRUST_PROXY: cidrs,
    OPS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
    OPS_TOKEN: z.string().min(16, "must have 16 characters or more").optional(),
    UPLOAD_LIMIT_MB: z.coerce.number().int().min(1).max(1_000_000).default(2048),
    LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  })
  .superRefine((env, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (!isSafe(env.APP_URL)) {
      fault("APP_URL", "must be https, because the session cookie is; http is for loopback only");
    }
    for (const [one, other] of pairs) {
      if ((env[one] === undefined) !== (env[other] === undefined))
        fault(env[one] === undefined ? one : other, "is needed too: both or neither of them");
    }
    const tokens = [env.VAULT_TOKEN, env.VAULT_TOKEN_FILE].filter(Boolean).length;
    if (tokens !== (env.VAULT_ADDR ? 1 : 0)) {
      fault(
        env.VAULT_ADDR ? "VAULT_TOKEN" : "VAULT_ADDR",
        env.VAULT_ADDR
          ? "or VAULT_TOKEN_FILE is needed too: one of them"
          : "is needed too, or no VAULT_TOKEN",
      );
    }
    if (env.ROOKERY_MODE === "serve" && !env.SMTP_URL) {
      fault("SMTP_URL", "is needed to send mail; kept mails exist only in start and dev");
    }
  });

export type Env = z.output<typeof schema> & { readonly production: boolean };

/**
 * Reads the settings; the only reader of process.env.
 * @throws SettingsFault that lists every fault at once.
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(present);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const name = issue.path.join(".");
      return issue.code === "invalid_type" && present[name] === undefined
        ? `${name} is not set`
        : `${name} ${issue.message}`;
    });
    throw new SettingsFault(
      `The settings need attention:\n${faults.map((each) => `  - ${each}`).join("\n")}`,
    );
  }
  return {
    ...parsed.data,
    DATA_DIR: resolve(parsed.data.DATA_DIR),
    production: parsed.data.ROOKERY_MODE === "serve",
  };
}
