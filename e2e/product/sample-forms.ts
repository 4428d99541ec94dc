// Whole forms that procedures take, as somebody might have filled them in.

export const mapping = { email: 0, name: 1, employer: null, status: null };
export const token = "x".repeat(43);
export const noLink = "x".repeat(64);
export const server = { host: "mail.invalid", port: 465, security: "tls", username: "ada" };
export const connection = { smtp: server, imap: null, password: "not a password" };

export const draft = {
  subject: "Mine",
  previewText: "",
  source: { kind: "html", html: "<p>Mine</p>" },
  text: null,
};

export const password = "a long new password";
export const assertion = {
  id: "AAAA",
  rawId: "AAAA",
  type: "public-key",
  clientExtensionResults: {},
  response: { clientDataJSON: "e30", authenticatorData: "AAAA", signature: "AAAA" },
};
export const credential = { ...assertion, response: { clientDataJSON: "e30", attestationObject: "AAAA" } };
export const policy = {
  passwordMinLength: 12,
  passwordRequireUppercase: false,
  passwordRequireNumbers: false,
  passwordRequireSymbols: false,
  sessionTimeoutHours: 24,
  sessionIdleMinutes: null,
  maxLoginAttempts: 5,
  twoFactorRequired: false,
  twoFactorGraceDays: 7,
  companyDefaultStatus: "active",
  companyAllowMemberInvites: true,
  companyAutoApproveMembers: false,
  companyRequireEmailVerification: true,
};

export const brand = {
  name: "A brand",
  primaryColor: "#1a73e8",
  secondaryColor: null,
  logoUrl: null,
  logoDarkUrl: null,
  mailLogoUrl: null,
  faviconUrl: null,
  mailSenderName: null,
  mailFooter: null,
};
