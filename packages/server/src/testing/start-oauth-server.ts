import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../ports/clock.ts";
import type { OAuthProvider } from "../ports/oauth-providers.ts";

/** Who sits before the browser, and what they agree to; undefined = they refuse. */
export interface Person {
  readonly email: string;
  /** All that is asked for, unless some of it is left out. */
  readonly scopes?: readonly string[];
}

export interface TestOAuthServer {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  person: Person | undefined;
  /** Lifetime of the access tokens that it gives. */
  expiresInSeconds: number;
  /** Whether a refresh token is good once, and a new one comes with each answer. */
  rotates: boolean;
  /** Refreshes are answered once this is over. */
  hold: Promise<void> | undefined;
  /** Answers nothing but 503. */
  isDown: boolean;
  /** Claims of id tokens that are other than they should be. */
  claims: Record<string, unknown>;
  /** Calls of the token end point by what they asked for. */
  readonly calls: Record<"authorization_code" | "refresh_token", number>;
  /** All secrets that it ever gave away. */
  readonly given: string[];
  /** The provider, as it would be if this server were it. */
  standsFor(provider: OAuthProvider): OAuthProvider;
  /** Visits a consent page as a browser does; gives the address that it is sent back to. */
  visit(consentUrl: string): Promise<URL>;
  /** Whether an access token is good now for the mailbox. */
  opens(email: string, accessToken: string): boolean;
  /** No access token that was given out is good any more. */
  forgetAccessTokens(): void;
  /** Takes back whatever was granted for the mailbox. */
  withdraw(email: string): void;
  close(): Promise<void>;
}

interface Asked {
  readonly email: string;
  readonly scope: string;
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
}

class Refusal extends Error {}

/** An OAuth server (RFC 6749, RFC 7636, OpenID Connect Core) that holds its clients to the rules. */
export async function startOAuthServer(redirectUri: string, clock: Clock): Promise<TestOAuthServer> {
  const codes = new Map<string, Asked>();
  const refreshTokens = new Map<string, Asked>();
  const accessTokens = new Map<string, { email: string; until: number }>();
  const mint = () => {
    const token = randomBytes(24).toString("base64url");
    state.given.push(token);
    return token;
  };
  const refuse = (error: string): never => {
    throw new Refusal(error);
  };

  function authorize(url: URL): string {
    const said = (name: string) => url.searchParams.get(name) ?? refuse(`no ${name}`);
    if (said("client_id") !== state.clientId || said("redirect_uri") !== redirectUri)
      refuse("invalid_client");
    if (said("response_type") !== "code" || said("code_challenge_method") !== "S256")
      refuse("invalid_request");
    const back = new URL(redirectUri);
    back.searchParams.set("state", said("state"));
    if (!state.person) back.searchParams.set("error", "access_denied");
    else {
      const code = mint();
      const { email, scopes } = state.person;
      const scope = scopes?.join(" ") ?? said("scope");
      codes.set(code, { email, scope, nonce: said("nonce"), challenge: said("code_challenge"), redirectUri });
      back.searchParams.set("code", code);
    }
    return back.href;
  }

  function redeem(form: URLSearchParams): Asked {
    const code = form.get("code") ?? "";
    const asked = codes.get(code) ?? refuse("invalid_grant");
    codes.delete(code);
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (challenge !== asked.challenge || form.get("redirect_uri") !== asked.redirectUri)
      refuse("invalid_grant");
    return asked;
  }

  function renew(form: URLSearchParams): Asked {
    const token = form.get("refresh_token") ?? "";
    const asked = refreshTokens.get(token) ?? refuse("invalid_grant");
    if (state.rotates) refreshTokens.delete(token);
    return asked;
  }

  function grant(form: URLSearchParams): object {
    const type = form.get("grant_type");
    if (type !== "authorization_code" && type !== "refresh_token") return refuse("unsupported_grant_type");
    state.calls[type] += 1;
    if (form.get("client_id") !== state.clientId || form.get("client_secret") !== state.clientSecret)
      refuse("invalid_client");
    const isNew = type === "authorization_code";
    const asked = isNew ? redeem(form) : renew(form);
    const accessToken = mint();
    accessTokens.set(accessToken, {
      email: asked.email,
      until: clock().getTime() + state.expiresInSeconds * 1_000,
    });
    const refreshToken = isNew || state.rotates ? mint() : undefined;
    if (refreshToken !== undefined) refreshTokens.set(refreshToken, asked);
    return {
      token_type: "Bearer",
      access_token: accessToken,
      expires_in: state.expiresInSeconds,
      scope: asked.scope,
      ...(refreshToken !== undefined && { refresh_token: refreshToken }),
      ...(isNew && { id_token: idToken(asked) }),
    };
  }

  function idToken({ email, nonce }: Asked): string {
    const exp = Math.floor(clock().getTime() / 1_000) + 3_600;
    const payload = { iss: state.url, aud: state.clientId, exp, nonce, email, ...state.claims };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    return `${part({ alg: "RS256" })}.${part(payload)}.${randomBytes(8).toString("base64url")}`;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const json = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (state.isDown) return void json(503, {});
    const url = new URL(request.url ?? "/", state.url);
    try {
      if (url.pathname === "/authorize")
        return void response.writeHead(302, { location: authorize(url) }).end();
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece as Buffer);
      const form = new URLSearchParams(Buffer.concat(pieces).toString("utf8"));
      if (form.get("grant_type") === "refresh_token") await state.hold;
      json(200, grant(form));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      json(400, { error: error.message });
    }
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state: TestOAuthServer = {
    url,
    clientId: "client-of-the-tests",
    clientSecret: "client-secret-of-the-tests",
    person: undefined,
    expiresInSeconds: 3_600,
    rotates: false,
    isDown: false,
    hold: undefined,
    claims: {},
    calls: { authorization_code: 0, refresh_token: 0 },
    given: [],
    standsFor: (provider) => ({
      ...provider,
      authorizeUrl: `${url}/authorize`,
      tokenUrl: `${url}/token`,
      issuer: url,
    }),
    visit: async (consentUrl) => {
      const { status, headers } = await fetch(consentUrl, { redirect: "manual" });
      const location = headers.get("location");
      if (status !== 302 || location === null) throw new Error(`the consent page answers ${status}`);
      return new URL(location);
    },
    opens: (email, accessToken) => {
      const found = accessTokens.get(accessToken);
      return found?.email === email && found.until > clock().getTime();
    },
    forgetAccessTokens: () => accessTokens.clear(),
    withdraw: (email) => {
      for (const [token, asked] of refreshTokens) if (asked.email === email) refreshTokens.delete(token);
      for (const [token, granted] of accessTokens) if (granted.email === email) accessTokens.delete(token);
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return state;
}
