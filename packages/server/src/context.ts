import type { Db, Scope } from "@rookery/db";
import type { Logger } from "pino";
import type { Env } from "./env.ts";
import { AppError, notFound } from "./errors.ts";
import type { LiveEvents } from "./live-events.ts";
import type { Metrics } from "./metrics.ts";
import type { TwoFactorGate } from "./features/policies/policies.schema.ts";
import type { Role } from "./permissions.ts";
import type { Clock } from "./ports/clock.ts";
import type { DnsLookup } from "./ports/dns/dns-lookup.ts";
import type { Files } from "./ports/files.ts";
import type { MailSignIns } from "./ports/oauth-client.ts";
import type { Outbound } from "./ports/outbound.ts";
import type { SendMail } from "./ports/mailer.ts";
import type { MailServer } from "./ports/mail-server.ts";
import type { Secrets } from "./ports/secrets.ts";
import type { PortalAddress } from "./portal-address.ts";
import type { RateLimits } from "./rate-limits.ts";
import type { Tokens } from "./tokens.ts";

/** What the composition root wires once; everything a use case may touch. */
export interface Deps {
  readonly env: Env;
  readonly db: Db;
  readonly files: Files;
  readonly secrets: Secrets;
  readonly dns: DnsLookup;
  readonly outbound: Outbound;
  /** The platform's own mailer. */
  readonly sendMail: SendMail;
  /** Undefined where the platform has none: then keys are made and kept here. */
  readonly mailServer: MailServer | undefined;
  /** Where people connect a mailbox by signing in. */
  readonly mailSignIns: MailSignIns;
  readonly clock: Clock;
  readonly tokens: Tokens;
  readonly limits: RateLimits;
  readonly events: LiveEvents;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** What the request itself says, before anything of it is believed. */
export interface RequestFacts {
  readonly requestId: string;
  /** The network that limits count by: an IPv4 address, or the /64 of an IPv6 one. */
  readonly network: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly sessionToken: string | undefined;
  /** See `known-device.ts`. */
  readonly deviceProof: string | undefined;
  /** See `sign-up-browser.ts`. */
  readonly signUpProof: string | undefined;
  /** Of a sign-in that waits for its second factor; it opens nothing. See `pending-sign-in.ts`. */
  readonly pendingToken: string | undefined;
  readonly tenantSlug: string | undefined;
  readonly idempotencyKey: string | undefined;
}

export interface Person {
  readonly id: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  /** False also where a confirmed address has since refused mail for good. */
  readonly emailVerified: boolean;
  /** When they last showed in this session that it is them. */
  readonly confirmedAt: Date;
  /** True where the session was opened, or since confirmed, with a second factor. */
  readonly usedFactor: boolean;
  /** True where it was opened with a password that a policy no longer takes. */
  readonly hasWeakPassword: boolean;
}

export type Access = "work" | "view";

/** The tenant that a call acts in, as the acting person may see it. */
export interface ActingTenant {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
  readonly scope: Scope;
  /** Access by company for a member; undefined for those who have all. */
  readonly access: ReadonlyMap<string, Access> | undefined;
  /** Whether the tenant's demand for a second factor lets the person act. */
  readonly twoFactor: TwoFactorGate;
  readonly requiresVerifiedEmail: boolean;
}

export interface Caller {
  readonly person: Person | undefined;
  readonly tenant: ActingTenant | undefined;
}

export interface Context extends Deps {
  readonly request: RequestFacts;
  /** Where the portal was asked. */
  readonly address: PortalAddress;
  /** The mutation that is being carried out; a key counts for it alone. */
  readonly procedure?: string | undefined;
  /** Who calls, looked up once a request however many calls are batched in it. */
  readonly caller: () => Promise<Caller>;
  /** Adds a header to the answer; for the session's cookie. */
  readonly setHeader: (name: string, value: string) => void;
}

/** What a use case inside a tenant gets. */
export interface TenantContext extends Context {
  readonly person: Person;
  readonly tenant: ActingTenant;
}

/**
 * For what concerns the tenant as a whole, such as who belongs to it, when a member does it who sees some of its companies only.
 * What of companies is named there has to be checked by the use case.
 */
export const wholeTenant = ({ scope }: ActingTenant): Scope => ({ ...scope, companies: "all" });

/**
 * Guards a write in a company whose id was found in a row and not in the input.
 * @throws AppError not_found where the company is out of sight, forbidden where access is `view`.
 */
export function requireWork(tenant: ActingTenant, companyId: string | null): void {
  if (!tenant.access) return;
  const access = companyId === null ? undefined : tenant.access.get(companyId);
  if (!access) throw notFound();
  if (access !== "work") throw new AppError("forbidden", "view_only");
}
