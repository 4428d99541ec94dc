import { join } from "node:path";
import type { Env } from "../env.ts";
import { createOutboundGuard } from "../outbound-guard.ts";
import { createDnsLookup, type DnsLookup } from "./dns/dns-lookup.ts";
import type { MailServer } from "./mail-server.ts";
import { keepingMailer, smtpMailer, type SendMail } from "./mailer.ts";
import { mailu } from "./mailu.ts";
import { createOutbound, type Outbound } from "./outbound.ts";
import type { SecretsKeys } from "./envelope.ts";
import { sealedSecrets, type Secrets } from "./secrets.ts";

/** The look-ups that the settings ask for. */
export const dnsLookupOf = (env: Env): DnsLookup =>
  createDnsLookup({
    resolvers: env.DNS_SERVERS,
    roots: env.DNS_ROOT_SERVERS,
    port: env.DNS_PORT,
    mayAsk: createOutboundGuard(env.ALLOW_PRIVATE_NETWORK),
  });

/** Connections to hosts that tenants name, found by the same look-ups. */
export const outboundOf = (env: Env, dns: DnsLookup): Outbound =>
  createOutbound(dns.resolve, createOutboundGuard(env.ALLOW_PRIVATE_NETWORK));

/** The mail server that the settings name, if any. */
export const mailServerOf = ({ MAILU_URL: url, MAILU_TOKEN: token }: Env): MailServer | undefined =>
  url === undefined || token === undefined ? undefined : mailu({ url, token });

/** The operator's keys, as `readEnv` has made sure that there is one. */
export const secretsOf = (env: Env): Secrets => sealedSecrets(secretsKeysOf(env));

/** The one that seals, and those that still open. */
export function secretsKeysOf({ SECRETS_KEYS: [first, ...others] }: Env): SecretsKeys {
  if (!first) throw new TypeError("SECRETS_KEYS is empty");
  return [first, ...others];
}

/** Folder of the mails that `start` and `dev` keep; undefined in production. */
export const mailFolderOf = (env: Env): string | undefined =>
  env.production ? undefined : join(env.DATA_DIR, "mail");

export const mailerOf = (env: Env): SendMail =>
  env.SMTP_URL ? smtpMailer(env.SMTP_URL, env.MAIL_FROM) : keepingMailer(join(env.DATA_DIR, "mail"));
