import { noBrand } from "@rookery/server/testing";

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
export const brand = { ...noBrand, name: "A brand", primaryColor: "#1a73e8" };
