import { createHash } from "node:crypto";
import { z } from "zod";
import type { Clock } from "./clock.ts";
import type { OAuthProvider, OAuthProviderId } from "./oauth-providers.ts";
import { readIdToken } from "./read-id-token.ts";
import { readJson } from "./read-json.ts";

/** Of one call; a provider answers within a second or is in trouble. */
const DEADLINE_MS = 10_000;
/** Of one answer; Microsoft's tokens take some kilobytes each. */
const ANSWER_MAX = 128 * 1_024;
const HOUR_SECONDS = 3_600;

/**
 * `refused`: the code or the permission is not good any more; `incomplete`: something that was asked for was not granted;
 * `unavailable`: anything that trying again may mend.
 */
export type OAuthFaultCode = "refused" | "incomplete" | "unavailable";

export class OAuthFault extends Error {
  override name = "OAuthFault";
  readonly code: OAuthFaultCode;
  constructor(code: OAuthFaultCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** What opens a mailbox for some time, and what renews it. */
export interface Grant {
  readonly accessToken: string;
  readonly expiresAt: Date;
  /** Undefined where the one that was sent stays good. */
  readonly refreshToken: string | undefined;
}

export interface Consent extends Grant {
  readonly refreshToken: string;
  /** The mailbox that was signed in with, as the provider writes it. */
  readonly email: string;
}

/** What only the browser and the server that began a consent know of it. */
export interface ConsentProof {
  /** RFC 7636 4.1. */
  readonly verifier: string;
  /** OpenID Connect Core 3.1.2.1. */
  readonly nonce: string;
}

/** One provider, under the operator's registration there. */
export interface OAuthClient {
  /** Where a person agrees. @param hint the address that they said. */
  consentUrl(state: string, proof: ConsentProof, hint: string | undefined): string;
  /** What a code was given for. @throws OAuthFault. */
  exchange(code: string, proof: ConsentProof): Promise<Consent>;
  /** @throws OAuthFault. */
  refresh(refreshToken: string): Promise<Grant>;
}

/** Mail providers that people can sign in at; none where the operator has not registered. */
export type MailSignIns = Readonly<Partial<Record<OAuthProviderId, OAuthClient>>>;

export interface OAuthSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly clock: Clock;
}

const granted = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().int().positive().default(HOUR_SECONDS),
  refresh_token: z.string().min(1).optional(),
  /** Absent = all that was asked for (RFC 6749 5.1). */
  scope: z.string().optional(),
  id_token: z.string().optional(),
});

/** What says that the person has to come back (RFC 6749 5.2, OpenID Connect Core 3.1.2.6). */
const refusals = new Set(["invalid_grant", "interaction_required", "login_required", "consent_required"]);
const refused = z.object({ error: z.string() });

/** Authorization code with PKCE at a provider of the operator's choice; its addresses are ours, so that they need no guard. */
export function createOAuthClient(provider: OAuthProvider, settings: OAuthSettings): OAuthClient {
  const { clientId, clientSecret, redirectUri, clock } = settings;

  async function ask(form: Readonly<Record<string, string>>) {
    const { status, answer } = await post(provider.tokenUrl, {
      ...form,
      client_id: clientId,
      client_secret: clientSecret,
    });
    if (status !== 200) {
      const { data } = refused.safeParse(answer);
      throw new OAuthFault(data && refusals.has(data.error) ? "refused" : "unavailable", data?.error);
    }
    const parsed = granted.safeParse(answer);
    if (!parsed.success) throw new OAuthFault("unavailable", "unexpected answer");
    const {
      access_token: accessToken,
      expires_in,
      refresh_token: refreshToken,
      scope,
      id_token,
    } = parsed.data;
    const expiresAt = new Date(clock().getTime() + expires_in * 1_000);
    return { grant: { accessToken, expiresAt, refreshToken }, scope, idToken: id_token };
  }

  return {
    consentUrl: (state, { verifier, nonce }, hint) => {
      const url = new URL(provider.authorizeUrl);
      const said = {
        ...provider.asks,
        response_type: "code",
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: [...provider.mailScopes, ...provider.personScopes].join(" "),
        state,
        nonce,
        code_challenge: createHash("sha256").update(verifier).digest("base64url"),
        code_challenge_method: "S256",
        ...(hint !== undefined && { login_hint: hint }),
      };
      for (const [name, value] of Object.entries(said)) url.searchParams.set(name, value);
      return url.href;
    },
    exchange: async (code, { verifier, nonce }) => {
      const form = {
        grant_type: "authorization_code",
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      };
      const { grant, scope, idToken } = await ask(form);
      const { refreshToken } = grant;
      if (refreshToken === undefined || !isWhole(provider, scope)) throw new OAuthFault("incomplete");
      const email = readIdToken(idToken, { issuer: provider.issuer, clientId, nonce, now: clock() });
      if (email === undefined) throw new OAuthFault("unavailable", "unexpected id token");
      return { ...grant, refreshToken, email };
    },
    refresh: async (refreshToken) =>
      (await ask({ grant_type: "refresh_token", refresh_token: refreshToken })).grant,
  };
}

/** At Google a person may agree to a part of what is asked for. */
function isWhole({ mailScopes }: OAuthProvider, scope: string | undefined): boolean {
  if (scope === undefined) return true;
  const given = new Set(scope.toLowerCase().split(" "));
  return mailScopes.every((each) => given.has(each.toLowerCase()));
}

/** @throws OAuthFault unavailable. */
async function post(url: string, form: Readonly<Record<string, string>>) {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { accept: "application/json" },
      body: new URLSearchParams(form),
      // What is sent must not follow to another address.
      redirect: "error",
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    return { status: response.status, answer: await readJson(response, ANSWER_MAX) };
  } catch (error) {
    throw new OAuthFault("unavailable", error);
  }
}
