import { rows } from "@rookery/db/testing";
import { pino } from "pino";
import { checkAccount } from "../features/email-accounts/check-account.ts";
import { createOutboundGuard } from "../outbound-guard.ts";
import { createOAuthClient } from "../ports/oauth-client.ts";
import { CALLBACK_PATH, oauthProviders, type OAuthProviderId } from "../ports/oauth-providers.ts";
import { createOutbound } from "../ports/outbound.ts";
import { createAuthority } from "./certificates.ts";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { foundTenant } from "./found-tenant.ts";
import { startImap, startSmtp, type ReceivedMail } from "./mail-servers.ts";
import { startOAuthServer } from "./start-oauth-server.ts";

/** Names of Google's and Microsoft's mail servers, which are all at this machine here. */
const hosts = ["smtp.gmail.com", "imap.gmail.com", "smtp.office365.com", "outlook.office365.com"];

/** The product with an OAuth server in the place of both providers, and mail servers that take its tokens and no password. */
export async function createConsentWorld(databaseServer: string) {
  let now = Date.now();
  const clock = () => new Date(now);
  const redirectUri = `http://localhost:3000${CALLBACK_PATH}`;
  const oauth = await startOAuthServer(redirectUri, clock);
  const authority = await createAuthority();
  const certificate = await authority.issue({ names: hosts });
  const bearer = { mechanism: "XOAUTH2", opens: oauth.opens } as const;
  const mails: ReceivedMail[] = [];
  const [smtp, submission, imap] = await Promise.all([
    startSmtp({ security: "tls", certificate, users: {}, bearer }, mails),
    startSmtp({ security: "starttls", certificate, users: {}, bearer }, mails),
    startImap({ security: "tls", certificate, users: {}, bearer }),
  ]);
  const outbound = createOutbound(
    (name, type) =>
      Promise.resolve(
        hosts.includes(name) && type === "A"
          ? { kind: "records", records: [{ name, type, ttlSeconds: 60, address: "127.0.0.1" }] }
          : { kind: "nxdomain", records: [] },
      ),
    createOutboundGuard(["127.0.0.0/8"]),
    [authority.ca],
  );
  /** Tests may not listen on the ports that everybody knows. */
  const ports: Record<number, number> = { 465: smtp.port, 587: submission.port, 993: imap.port };
  const { clientId, clientSecret } = oauth;
  const client = (id: OAuthProviderId) =>
    createOAuthClient(oauth.standsFor(oauthProviders[id]), { clientId, clientSecret, redirectUri, clock });
  const logged: string[] = [];
  const world = await createTestApp(databaseServer, {
    clock,
    outbound: {
      ...outbound,
      connect: (addresses, port, signal) => outbound.connect(addresses, ports[port] ?? port, signal),
    },
    mailSignIns: { google: client("google"), microsoft: client("microsoft") },
    log: pino({ level: "debug" }, { write: (line: string) => void logged.push(line) }),
  });
  return {
    world,
    oauth,
    mails,
    logged,
    now: () => now,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    home: () => companyWithMailbox(world),
    /** The whole way of a person: the portal, the provider's page, and back. */
    connect: async (
      its: Home,
      wish: { accountId?: string; provider?: OAuthProviderId; email?: string } = {},
    ) => {
      const { accountId, provider = "google", email = its.email } = wish;
      oauth.person = { email };
      const { url } = await its.asAdmin.emailAccounts.beginConsent({
        companyId: its.company.id,
        provider,
        ...(accountId !== undefined && { accountId }),
      });
      return its.asAdmin.emailAccounts.finishConsent(answerOf(await oauth.visit(url)));
    },
    check: (its: Home, accountId: string) => checkAccount(world.deps, { tenantId: its.tenant.id, accountId }),
    close: async () => {
      await world.close();
      await Promise.all([oauth.close(), smtp.close(), submission.close(), imap.close()]);
    },
  };
}

export type ConsentWorld = Awaited<ReturnType<typeof createConsentWorld>>;
export type Home = Awaited<ReturnType<typeof companyWithMailbox>>;

/** A tenant with a company, and a mailbox of the company's domain. */
async function companyWithMailbox(world: TestApp) {
  const found = await foundTenant(world);
  const { superuser } = world.database;
  const company = await rows.company(superuser, { tenantId: found.tenant.id });
  const domain = await rows.domain(superuser, { tenantId: found.tenant.id, companyId: company.id });
  return { ...found, company, domain, email: `ada@${domain.domain}` };
}

/** What the portal reads off the address that a provider sends people back to. */
export const answerOf = ({ searchParams }: URL) => ({
  state: searchParams.get("state") ?? "",
  code: searchParams.get("code") ?? "",
});
