import type { MailMessage } from "../../ports/mailer.ts";
import type { AccountMail } from "./queue-mail.ts";

export interface MailText {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly button: string;
  readonly after: readonly string[];
}

/**
 * Mails about an account. No text holds what a person typed, such as a name: most of these go to addresses that nobody has confirmed, and a mail
 * of ours must not carry a stranger's message.
 */
export const accountTexts: Record<AccountMail, MailText> = {
  verify_email: {
    subject: "Confirm your e-mail address",
    lines: [
      "You signed up for Rookery with this address.",
      "Confirm it to open your workspace. The link works once, for 24 hours.",
    ],
    button: "Confirm address",
    after: ["If you did not sign up, do not open the link. Nothing happens without it."],
  },
  already_registered: {
    subject: "You already have an account",
    lines: [
      "Somebody, probably you, signed up for Rookery with this address. It has an account already.",
      "Sign in instead. You can add another workspace there, or set a new password if you have forgotten yours.",
    ],
    button: "Sign in",
    after: ["If it was not you, there is nothing to do: your account is unchanged."],
  },
  reset_password: {
    subject: "Set a new password",
    lines: [
      "Somebody, probably you, asked to set a new password for your Rookery account.",
      "The link works once, for one hour.",
    ],
    button: "Set new password",
    after: ["If you did not ask for this, there is nothing to do: your password is unchanged."],
  },
  password_changed: {
    subject: "Your password was changed",
    lines: ["The password of your Rookery account was changed, and all other sessions were ended."],
    button: "Review your sessions",
    after: ["If it was not you, set a new password at once from the sign-in page."],
  },
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const paragraph = (text: string): string => `<p style="margin:0 0 16px">${escape(text)}</p>`;

/** The mail as text and as HTML that needs nothing from outside. `url` is where its button leads. */
export function writeMail({ subject, lines, button, after }: MailText, to: string, url: string): MailMessage {
  const link = `<p style="margin:24px 0"><a href="${escape(url)}" style="display:inline-block;background:#1f2937;color:#ffffff;padding:10px 16px;border-radius:6px;text-decoration:none">${escape(button)}</a></p>`;
  const plain = `<p style="margin:0 0 16px;color:#4b5563">Or open this address: <span style="word-break:break-all">${escape(url)}</span></p>`;
  const body = [...lines.map(paragraph), link, plain, ...after.map(paragraph)].join("\n");
  return {
    to,
    subject,
    text: [...lines, `${button}:\n${url}`, ...after].join("\n\n"),
    html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(subject)}</title></head>
<body style="font-family:system-ui,sans-serif;font-size:15px;line-height:1.5;color:#111827;background:#ffffff;max-width:36rem;margin:24px auto;padding:0 16px">
<h1 style="font-size:20px;margin:0 0 16px">${escape(subject)}</h1>
${body}
</body></html>`,
  };
}
