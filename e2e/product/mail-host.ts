import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  createAuthority,
  startImap,
  startSmtp,
  type Certificate,
  type ReceivedMail,
} from "@rookery/server/testing";

/** A provider of mailboxes on loopback; its zone has to be published: `mailHostZone`. */
export const MAIL_HOST = "mail.hafenpost.net";
/** In the range that the product may connect to; the certificate is for it too, for stories without a DNS. */
export const MAIL_ADDRESS = "127.0.53.10";

export const mailHostZone = { domain: "hafenpost.net", text: `${MAIL_HOST} A ${MAIL_ADDRESS}` };

/** Makes an authority and the host's certificate in the folder. @returns what makes the product trust it. */
export async function prepareMailHost(folder: string): Promise<Record<string, string>> {
  const authority = await createAuthority();
  const ca = join(folder, "authority.pem");
  writeFileSync(ca, authority.ca);
  writeFileSync(
    join(folder, "mail-host.json"),
    JSON.stringify(await authority.issue({ names: [MAIL_HOST, MAIL_ADDRESS] })),
  );
  return { NODE_EXTRA_CA_CERTS: ca };
}

export interface MailHost {
  readonly smtpPort: number;
  readonly imapPort: number;
  /** Password by address; a test adds the mailboxes that it needs. */
  readonly users: Record<string, string>;
  readonly received: ReceivedMail[];
  stop(): Promise<void>;
}

/** SMTP and IMAP under TLS, with the certificate that `prepareMailHost` made. */
export async function startMailHost(folder: string): Promise<MailHost> {
  const certificate = JSON.parse(readFileSync(join(folder, "mail-host.json"), "utf8")) as Certificate;
  const users: Record<string, string> = {};
  const received: ReceivedMail[] = [];
  const wish = { security: "tls", certificate, users, address: MAIL_ADDRESS } as const;
  const smtp = await startSmtp(wish, received);
  const imap = await startImap(wish);
  return {
    smtpPort: smtp.port,
    imapPort: imap.port,
    users,
    received,
    stop: async () => {
      await Promise.all([smtp.close(), imap.close()]);
    },
  };
}
