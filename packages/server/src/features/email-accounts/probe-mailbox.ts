import { passwordFor } from "./account-secret.ts";
import type { Protocol, ServerSettings, StageReport } from "./email-accounts.rules.ts";
import { imapDialect } from "./imap-dialect.ts";
import type { MailboxKey } from "./mailbox-key.ts";
import { probeStages, type Credentials, type ProbeSettings } from "./probe-stages.ts";
import { smtpDialect } from "./smtp-dialect.ts";

export interface Mailbox {
  readonly email: string;
  readonly smtp: ServerSettings;
  readonly imap: ServerSettings | null;
  readonly key: MailboxKey;
}

const dialects = { smtp: smtpDialect, imap: imapDialect };

/** Both protocols of a mailbox side by side, each report as it comes. */
export function probeMailbox(
  settings: ProbeSettings,
  { email, key, ...servers }: Mailbox,
  gone: AbortSignal,
): AsyncGenerator<StageReport> {
  const of = (protocol: Protocol) => {
    const server = servers[protocol];
    if (!server) return [];
    const { username, ...where } = server;
    const credentials: Credentials =
      "token" in key
        ? { kind: "bearer", username, token: key.token }
        : { kind: "password", username, password: passwordFor(key, protocol) };
    return [probeStages(dialects[protocol], { ...where, email, credentials }, settings, gone)];
  };
  return merged([...of("smtp"), ...of("imap")]);
}

async function* merged<T>(streams: readonly AsyncGenerator<T>[]): AsyncGenerator<T> {
  const next = (stream: AsyncGenerator<T>) => stream.next().then((result) => ({ stream, result }));
  const waiting = new Map(streams.map((stream) => [stream, next(stream)]));
  try {
    while (waiting.size > 0) {
      const { stream, result } = await Promise.race(waiting.values());
      if (result.done) waiting.delete(stream);
      else {
        yield result.value;
        waiting.set(stream, next(stream));
      }
    }
  } finally {
    await Promise.all(streams.map((stream) => stream.return(undefined)));
  }
}
