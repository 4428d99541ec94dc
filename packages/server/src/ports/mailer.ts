import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport, type SendMailOptions } from "nodemailer";

/** A picture that travels in the mail; `cid:` names it in the HTML (RFC 2392). */
export interface MailPicture {
  readonly cid: string;
  /** In base64. */
  readonly png: string;
  /** As shown, in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface MailMessage {
  readonly to: string;
  /** Whom it comes from by name; the address is the platform's. */
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly pictures: readonly MailPicture[];
}

/** Hands one message on; resolves when the next hop has taken it. */
export type SendMail = (message: MailMessage) => Promise<void>;

/** The message as nodemailer composes it, from the platform's address under the name that it comes in. */
function composed(from: string, { fromName, pictures, ...message }: MailMessage): SendMailOptions {
  return {
    ...message,
    from: { name: fromName, address: /<([^<>]+)>/.exec(from)?.[1] ?? from },
    attachments: pictures.map(({ cid, png }) => ({
      cid,
      filename: `${cid}.png`,
      contentType: "image/png",
      content: png,
      encoding: "base64",
      contentDisposition: "inline",
    })),
  };
}

/** Through an SMTP server; `url` as nodemailer reads it. */
export function smtpMailer(url: string, from: string): SendMail {
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  return async (message) => {
    await transport.sendMail(composed(from, message));
  };
}

export interface KeptMail extends MailMessage {
  readonly id: string;
  readonly sentAt: string;
  /** As it would have been handed on: headers and all. */
  readonly raw: string;
}

/** Keeps mails as files, for `start` and `dev`; `/dev/mail` shows them. */
export function keepingMailer(folder: string, from: string): SendMail {
  const composer = createTransport({ streamTransport: true, buffer: true });
  return async (message) => {
    await mkdir(folder, { recursive: true });
    const { message: raw } = await composer.sendMail(composed(from, message));
    const kept: KeptMail = {
      ...message,
      id: randomUUID(),
      sentAt: new Date().toISOString(),
      raw: raw.toString(),
    };
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
