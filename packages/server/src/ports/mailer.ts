import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";

export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Hands one message on; resolves when the next hop has taken it. */
export type SendMail = (message: MailMessage) => Promise<void>;

/** Through an SMTP server; `url` as nodemailer reads it. */
export function smtpMailer(url: string, from: string): SendMail {
  const transport = createTransport(
    { url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 },
    { from },
  );
  return async (message) => {
    await transport.sendMail(message);
  };
}

export interface KeptMail extends MailMessage {
  readonly id: string;
  readonly sentAt: string;
}

/** Keeps mails as files, for `start` and `dev`; `/dev/mail` shows them. */
export function keepingMailer(folder: string): SendMail {
  return async (message) => {
    await mkdir(folder, { recursive: true });
    const kept: KeptMail = { ...message, id: randomUUID(), sentAt: new Date().toISOString() };
    const file = join(folder, `${Date.now()}-${kept.id}.json`);
    await writeFile(`${file}.part`, JSON.stringify(kept));
    await rename(`${file}.part`, file);
  };
}

/** The kept mails, newest first, at most 100. */
export async function keptMails(folder: string): Promise<KeptMail[]> {
  const names = await readdir(folder).catch(() => []);
  const newest = names
    .filter((name) => name.endsWith(".json"))
    .sort()
    .reverse()
    .slice(0, 100);
  return Promise.all(
    newest.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8")) as KeptMail),
  );
}
