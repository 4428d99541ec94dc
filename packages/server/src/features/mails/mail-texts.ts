import type { MailMessage } from "../../ports/mailer.ts";
import type { MailKind } from "./queue-mail.ts";

interface MailFacts {
  readonly name: string;
  readonly recipient: string;
  /** Where the mail's button leads. */
  readonly url: string;
}

interface MailText {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly button: string;
  readonly after: readonly string[];
}

const texts: Record<MailKind, (facts: MailFacts) => MailText> = {
  verify_email: ({ name }) => ({
    subject: "Confirm your e-mail address",
    lines: [
      `Hello ${name},`,
      "confirm this address to open your workspace. The link works once, for 24 hours.",
    ],
    button: "Confirm address",
    after: ["You did not sign up? Then do nothing: without the link nothing happens."],
  }),
  already_registered: ({ name }) => ({
    subject: "You already have an account",
    lines: [
      `Hello ${name},`,
      "somebody, probably you, signed up with this address. It has an account already: sign in instead.",
    ],
    button: "Sign in",
    after: ["It was not you? Then do nothing: your account is unchanged."],
  }),
  reset_password: ({ name }) => ({
    subject: "Set a new password",
    lines: [`Hello ${name},`, "set a new password with this link. It works once, for one hour."],
    button: "Set new password",
    after: ["You did not ask for this? Then do nothing: your password is unchanged."],
  }),
  password_changed: ({ name }) => ({
    subject: "Your password was changed",
    lines: [`Hello ${name},`, "your password was changed and all other sessions were ended."],
    button: "Review your sessions",
    after: ["It was not you? Set a new password at once from the sign-in page."],
  }),
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const paragraph = (text: string): string => `<p style="margin:0 0 16px">${escape(text)}</p>`;

/** The mail as text and as HTML that needs nothing from outside. */
export function writeMail(kind: MailKind, facts: MailFacts): MailMessage {
  const { subject, lines, button, after } = texts[kind](facts);
  const link = `<p style="margin:24px 0"><a href="${escape(facts.url)}" style="background:#1f2937;color:#ffffff;padding:10px 16px;border-radius:6px;text-decoration:none">${escape(button)}</a></p>`;
  const body = [...lines.map(paragraph), link, paragraph(facts.url), ...after.map(paragraph)].join("\n");
  return {
    to: facts.recipient,
    subject,
    text: [...lines, `${button}: ${facts.url}`, ...after].join("\n\n"),
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(subject)}</title></head><body style="font-family:system-ui,sans-serif;font-size:15px;line-height:1.5;color:#111827;max-width:36rem;margin:24px auto;padding:0 16px">${body}</body></html>`,
  };
}
