import { readInTenant } from "@rookery/db";
import type { Resolve } from "@rookery/dns";
import type { TenantContext } from "../../context.ts";
import { fetchBytes } from "../../ports/fetch-bytes.ts";
import type { Protocol, ServerSettings, SettingsSource } from "./email-accounts.rules.ts";
import type { FindSettingsInput } from "./email-accounts.schema.ts";
import { providerOfDomain, providerOfExchange, type MailProvider } from "./mail-providers.ts";
import { readAutoconfig } from "./read-autoconfig.ts";

/** A person waits, and can type it themselves. */
const FIND_MS = 5_000;
const FILE_BYTES = 64 * 1024;

export interface ProposedServer extends ServerSettings {
  /** Where the proposal comes from. */
  readonly source: SettingsSource;
}

export interface FoundSettings {
  readonly provider: {
    readonly id: string;
    readonly name: string;
    readonly asks: NonNullable<MailProvider["asks"]> | null;
  } | null;
  readonly smtp: ProposedServer | null;
  readonly imap: ProposedServer | null;
}

type Servers = Partial<Record<Protocol, ServerSettings>>;

/**
 * How the mailbox of an address is probably reached: a known provider by its domain or by who takes in the domain's mail, what
 * the domain says by SRV records (RFC 6186, RFC 8314) or an autoconfig file, and else the usual names where they exist. An
 * operator who has switched it off asks nobody.
 * @throws AppError limited.
 */
export async function findSettings(
  ctx: TenantContext,
  { companyId, email }: FindSettingsInput,
): Promise<FoundSettings & { readonly canBeCreated: boolean }> {
  await ctx.limits.spend("findSettings", ctx.person.id);
  const domain = email.slice(email.lastIndexOf("@") + 1);
  const here = await readInTenant(ctx.db, ctx.tenant.scope, (tx) =>
    tx.domain.findFirst({
      where: { tenantId: ctx.tenant.id, companyId, domain, mailuDomain: { not: null } },
      select: { id: true },
    }),
  );
  const canBeCreated = ctx.mailServer !== undefined && here !== null;
  return { ...(await proposalsFor(ctx, email)), canBeCreated };
}

async function proposalsFor(ctx: TenantContext, email: string): Promise<FoundSettings> {
  const domain = email.slice(email.lastIndexOf("@") + 1);
  const own = providerOfDomain(domain);
  if (own) return ofProvider(own, email, "provider");
  if (ctx.env.AUTODISCOVERY === "off") return nothing;
  const signal = AbortSignal.timeout(FIND_MS);
  const { resolve } = ctx.dns;
  const provider = await byExchange(resolve, domain);
  if (provider) return ofProvider(provider, email, "mx");
  return inOrder([
    ["srv", () => bySrv(resolve, domain, email)],
    ["autoconfig", () => byAutoconfig(ctx, domain, email, signal)],
    ["guess", () => byGuess(resolve, domain, email)],
  ]);
}

/** What is said best comes first; who has answered for both protocols is the last that is asked. */
async function inOrder(
  ways: readonly (readonly [SettingsSource, () => Promise<Servers>])[],
): Promise<FoundSettings> {
  const found: Partial<Record<Protocol, ProposedServer>> = {};
  for (const [source, ask] of ways) {
    const { smtp, imap } = await ask();
    if (smtp) found.smtp ??= { ...smtp, source };
    if (imap) found.imap ??= { ...imap, source };
    if (found.smtp && found.imap) break;
  }
  return { provider: null, smtp: found.smtp ?? null, imap: found.imap ?? null };
}

const nothing: FoundSettings = { provider: null, smtp: null, imap: null };

const ofProvider = (
  { id, name, asks, smtp, imap }: MailProvider,
  username: string,
  source: SettingsSource,
): FoundSettings => ({
  provider: { id, name, asks: asks ?? null },
  smtp: { ...smtp, username, source },
  imap: { ...imap, username, source },
});

async function byExchange(resolve: Resolve, domain: string): Promise<MailProvider | undefined> {
  const { records } = await resolve(domain, "MX");
  const exchanges = records
    .flatMap((record) => (record.type === "MX" ? [record] : []))
    .toSorted((one, other) => one.preference - other.preference);
  for (const { exchange } of exchanges) {
    const provider = providerOfExchange(exchange);
    if (provider) return provider;
  }
  return undefined;
}

/** The services in the order of preference: TLS from the first byte before STARTTLS (RFC 8314 5.1). */
const services: Record<Protocol, readonly (readonly [string, ServerSettings["security"]])[]> = {
  smtp: [
    ["_submissions._tcp", "tls"],
    ["_submission._tcp", "starttls"],
  ],
  imap: [
    ["_imaps._tcp", "tls"],
    ["_imap._tcp", "starttls"],
  ],
};

async function bySrv(resolve: Resolve, domain: string, username: string): Promise<Servers> {
  const of = async (protocol: Protocol): Promise<ServerSettings | undefined> => {
    const asked = await Promise.all(
      services[protocol].map(async ([service, security]) => {
        const { records } = await resolve(`${service}.${domain}`, "SRV");
        const [best] = records
          .flatMap((record) => (record.type === "SRV" && record.host !== "" ? [record] : []))
          .toSorted((one, other) => one.priority - other.priority || other.weight - one.weight);
        return best && { host: best.host, port: best.port, security, username };
      }),
    );
    return asked.find((server) => server !== undefined);
  };
  return bothOf(await of("smtp"), await of("imap"));
}

const bothOf = (smtp: ServerSettings | undefined, imap: ServerSettings | undefined): Servers => ({
  ...(smtp && { smtp }),
  ...(imap && { imap }),
});

/** Where a domain keeps the file; the address itself is nobody's business but the person's. */
const filesOf = (domain: string): URL[] => [
  new URL(`https://autoconfig.${domain}/mail/config-v1.1.xml`),
  new URL(`https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`),
];

async function byAutoconfig(
  { outbound }: Pick<TenantContext, "outbound">,
  domain: string,
  email: string,
  signal: AbortSignal,
): Promise<Servers> {
  const read = async (url: URL): Promise<Servers> => {
    const wish = { accept: "text/xml, application/xml", maxBytes: FILE_BYTES, signal };
    const xml = await fetchBytes(outbound, url, wish).catch(() => "");
    return readAutoconfig(xml.toString(), email);
  };
  const [own, wellKnown] = await Promise.all(filesOf(domain).map(read));
  return { ...wellKnown, ...own };
}

async function byGuess(resolve: Resolve, domain: string, username: string): Promise<Servers> {
  const exists = async (host: string) => (await resolve(host, "A")).kind === "records";
  const of = async (names: readonly string[], port: number): Promise<ServerSettings | undefined> => {
    const hosts = names.map((name) => `${name}.${domain}`);
    const known = await Promise.all(hosts.map(exists));
    const host = hosts.find((_, place) => known[place]);
    return host === undefined ? undefined : { host, port, security: "tls", username };
  };
  const [smtp, imap] = await Promise.all([of(["smtp", "mail"], 465), of(["imap", "mail"], 993)]);
  return bothOf(smtp, imap);
}
