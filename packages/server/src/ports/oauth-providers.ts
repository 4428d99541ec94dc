export type OAuthProviderId = "google" | "microsoft";

/** The page of the portal that a provider sends people back to; the operator registers it there. */
export const CALLBACK_PATH = "/oauth/callback";

/** Where a provider's people agree, and to what. */
export interface OAuthProvider {
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  /** Who signs its id tokens; `{tenantid}` is the one that the token names, as in Microsoft's own metadata. */
  readonly issuer: string;
  /** Without all of these a mailbox cannot be used. */
  readonly mailScopes: readonly string[];
  /** Who signed in, and that the permission lasts. */
  readonly personScopes: readonly string[];
  /** Further parameters of its consent page. */
  readonly asks: Readonly<Record<string, string>>;
}

/** As their own pages for IMAP and SMTP with OAuth say in November 2026. */
export const oauthProviders: Readonly<Record<OAuthProviderId, OAuthProvider>> = {
  google: {
    authorizeUrl: "https://accounts.google.com/o/oauth2/v2/auth",
    tokenUrl: "https://oauth2.googleapis.com/token",
    issuer: "https://accounts.google.com",
    mailScopes: ["https://mail.google.com/"],
    personScopes: ["openid", "email"],
    // Without both it gives a refresh token the first time only.
    asks: { access_type: "offline", prompt: "consent" },
  },
  microsoft: {
    authorizeUrl: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
    tokenUrl: "https://login.microsoftonline.com/common/oauth2/v2.0/token",
    issuer: "https://login.microsoftonline.com/{tenantid}/v2.0",
    mailScopes: ["https://outlook.office.com/IMAP.AccessAsUser.All", "https://outlook.office.com/SMTP.Send"],
    personScopes: ["offline_access", "openid", "email", "profile"],
    // Whoever is signed in there with several accounts chooses the right one.
    asks: { prompt: "select_account" },
  },
};
