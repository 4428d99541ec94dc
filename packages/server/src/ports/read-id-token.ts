import { z } from "zod";

export interface IdTokenRules {
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string;
  readonly now: Date;
}

const claims = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number(),
  nonce: z.string(),
  email: z.string().optional(),
  /** Microsoft's sign-in name; there are people without the other. */
  preferred_username: z.string().optional(),
  tid: z.uuid().optional(),
});

/**
 * The address of an id token that came straight from the token end point, where TLS stands for its signature (OpenID Connect Core
 * 3.1.3.7, 6). It names a mailbox and proves none: that does the mailbox's own server.
 * @returns undefined where the token is not for us, not for this consent, or too old.
 */
export function readIdToken(token: string | undefined, rules: IdTokenRules): string | undefined {
  const said = claims.safeParse(payloadOf(token));
  if (!said.success) return undefined;
  const { iss, aud, exp, nonce, email, preferred_username: name, tid = "" } = said.data;
  const isOurs =
    iss === rules.issuer.replace("{tenantid}", tid) &&
    [aud].flat().includes(rules.clientId) &&
    exp * 1_000 > rules.now.getTime() &&
    nonce === rules.nonce;
  return isOurs ? (email ?? name) : undefined;
}

function payloadOf(token = ""): unknown {
  try {
    return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
