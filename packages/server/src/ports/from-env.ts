import { join } from "node:path";
import type { Db } from "@rookery/db";
import type { Logger } from "pino";
import type { Env } from "../env.ts";
import { createOutboundGuard } from "../outbound-guard.ts";
import { createDnsLookup, type DnsLookup } from "./dns/dns-lookup.ts";
import { systemClock } from "./clock.ts";
import type { MailServer } from "./mail-server.ts";
import { keepingMailer, smtpMailer, type SendMail } from "./mailer.ts";
import { mailu } from "./mailu.ts";
import { createOAuthClient, type MailSignIns } from "./oauth-client.ts";
import { CALLBACK_PATH, oauthProviders, type OAuthProviderId } from "./oauth-providers.ts";
import { createOutbound, type Outbound } from "./outbound.ts";
import type { SecretsKeys } from "./envelope.ts";
import { sealedSecrets } from "./sealed-secrets.ts";
import { secretsByReference, type Secrets } from "./secrets.ts";
import { connectVault, type Vault } from "./vault.ts";
import { vaultSecrets } from "./vault-secrets.ts";

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

/** New secrets go to Vault where the settings name one, else into the database; either way all of them are found. */
export function secretsOf(env: Env, { db, log }: { db: Db; log: Logger }): Secrets {
  const vault = vaultOf(env);
  const [there, here] = [vaultSecrets({ vault, db, log }), sealedSecrets(secretsKeysOf(env))];
  return vault ? secretsByReference(there, here) : secretsByReference(here, there);
}

/** Providers under the operator's registrations there. */
export function mailSignInsOf(env: Env): MailSignIns {
  const redirectUri = env.APP_URL + CALLBACK_PATH;
  const client = (id: OAuthProviderId, clientId: string | undefined, clientSecret: string | undefined) =>
    clientId !== undefined &&
    clientSecret !== undefined && {
      [id]: createOAuthClient(oauthProviders[id], {
        clientId,
        clientSecret,
        redirectUri,
        clock: systemClock,
      }),
    };
  return {
    ...client("google", env.GOOGLE_CLIENT_ID, env.GOOGLE_CLIENT_SECRET),
    ...client("microsoft", env.MICROSOFT_CLIENT_ID, env.MICROSOFT_CLIENT_SECRET),
  };
}

function vaultOf(env: Env): Vault | undefined {
  const { VAULT_ADDR: url, VAULT_MOUNT: mount, VAULT_NAMESPACE: namespace, VAULT_TOKEN_FILE: file } = env;
  const token = file === undefined ? env.VAULT_TOKEN : { file };
  return url === undefined || token === undefined
    ? undefined
    : connectVault({ url, mount, namespace, token });
}

/** The one that seals, and those that still open, as `readEnv` has made sure that there is one. */
export function secretsKeysOf({ SECRETS_KEYS: [first, ...others] }: Env): SecretsKeys {
  if (!first) throw new TypeError("SECRETS_KEYS is empty");
  return [first, ...others];
}

/** Folder of the mails that `start` and `dev` keep; undefined in production. */
export const mailFolderOf = (env: Env): string | undefined =>
  env.production ? undefined : join(env.DATA_DIR, "mail");

export const mailerOf = (env: Env): SendMail =>
  env.SMTP_URL
    ? smtpMailer(env.SMTP_URL, env.MAIL_FROM)
    : keepingMailer(join(env.DATA_DIR, "mail"), env.MAIL_FROM);
