import type { Socket } from "node:net";
import { resolverOf, zoneText } from "@rookery/dns/testing";
import { afterAll, describe, expect, test } from "vitest";
import { createOutboundGuard } from "../../outbound-guard.ts";
import { createOutbound } from "../../ports/outbound.ts";
import { createAuthority } from "../../testing/certificates.ts";
import { startImap, startScripted, startSmtp, type RunningServer } from "../../testing/mail-servers.ts";
import type { Protocol, Security } from "./email-accounts.rules.ts";
import { imapDialect } from "./imap-dialect.ts";
import { probeStages, type ProbeSettings } from "./probe-stages.ts";
import { smtpDialect } from "./smtp-dialect.ts";

const HOST = "mail.example";
/** Both signs have a meaning in the answer that the name stands in (RFC 5801). */
const USER = "ada,b=c@example.com";
const TOKEN = "ya29.token-_~+/==";

const authority = await createAuthority();
const certificate = await authority.issue({ names: [HOST] });
const running: RunningServer[] = [];
afterAll(() => Promise.all(running.map((server) => server.close())));

const settings: ProbeSettings = {
  outbound: createOutbound(
    resolverOf(zoneText(`${HOST} A 127.0.0.1`)),
    createOutboundGuard(["127.0.0.0/8"]),
    [authority.ca],
  ),
  helloName: "portal.example",
  stageMs: 2_000,
  wholeMs: 5_000,
};

interface Tried {
  readonly protocol: Protocol;
  readonly starting: Promise<RunningServer>;
  readonly security?: Security;
  readonly token?: string;
}

/** Where a probe with a token ends. */
async function endOf({ protocol, starting, security = "tls", token = TOKEN }: Tried): Promise<string> {
  const server = await starting;
  running.push(server);
  const credentials = { kind: "bearer", username: USER, token } as const;
  const target = { host: HOST, port: server.port, security, email: "ada@example.com", credentials };
  const dialect = protocol === "smtp" ? smtpDialect : imapDialect;
  let end = "";
  for await (const { stage, cause, facts } of probeStages(
    dialect,
    target,
    settings,
    new AbortController().signal,
  ))
    end = `${stage}: ${cause ?? "passed"}${facts.reply === undefined ? "" : ` (${facts.reply})`}`;
  return end;
}

/** A submission server that knows OAUTHBEARER (RFC 7628) and nothing else. */
const startBearerSmtp = (refusal = "refused") =>
  startScripted((socket: Socket) => {
    let isAwaited = false;
    socket.write("220 ready\r\n");
    socket.on("data", (chunk) => {
      const line = chunk.toString().trimEnd();
      if (isAwaited)
        socket.write(line === "AQ==" ? `535 5.7.8 ${refusal}\r\n` : "501 no end of the exchange\r\n");
      else if (line.startsWith("EHLO")) socket.write("250-here\r\n250 AUTH OAUTHBEARER\r\n");
      else if (line.startsWith("AUTH OAUTHBEARER ")) {
        const said = Buffer.from(line.slice(17), "base64").toString("utf8");
        const { port } = socket.address() as { port: number };
        const right = `n,a=ada=2Cb=3Dc@example.com,\u0001host=${HOST}\u0001port=${port}\u0001auth=Bearer ${TOKEN}\u0001\u0001`;
        isAwaited = said !== right;
        socket.write(isAwaited ? `334 ${Buffer.from("{}").toString("base64")}\r\n` : "235 welcome\r\n");
      } else socket.write("250 fine\r\n");
    });
  });

const opens = (user: string, token: string) => user === USER && token === TOKEN;
const wish = { security: "tls", certificate, users: {} } as const;
const xoauth2 = { mechanism: "XOAUTH2", opens } as const;
/** The name as it travels. */
const oauthBearer = {
  mechanism: "OAUTHBEARER",
  opens: (user: string, token: string) => user === "ada=2Cb=3Dc@example.com" && token === TOKEN,
} as const;

describe.each<[string, () => Omit<Tried, "token">, string, string]>([
  [
    "XOAUTH2 over SMTP",
    () => ({ protocol: "smtp", starting: startSmtp({ ...wish, bearer: xoauth2 }) }),
    "limits: passed",
    "sign_in: oauth_refused (535)",
  ],
  [
    "XOAUTH2 over IMAP",
    () => ({ protocol: "imap", starting: startImap({ ...wish, bearer: xoauth2 }) }),
    "folders: passed",
    "sign_in: oauth_refused (NO AUTHENTICATIONFAILED)",
  ],
  [
    "OAUTHBEARER over SMTP",
    () => ({ protocol: "smtp", starting: startBearerSmtp(), security: "none" }),
    "limits: passed",
    "sign_in: oauth_refused (535 5.7.8)",
  ],
  [
    "OAUTHBEARER over IMAP",
    () => ({ protocol: "imap", starting: startImap({ ...wish, bearer: oauthBearer }) }),
    "folders: passed",
    "sign_in: oauth_refused (NO AUTHENTICATIONFAILED)",
  ],
])("a token by %s", (_, tried, passed, refused) => {
  test("signs in", async () => {
    expect(await endOf(tried())).toBe(passed);
  });

  test("that is not good any more is refused, and the exchange is ended as the mechanism wants", async () => {
    expect(await endOf({ ...tried(), token: "other" })).toBe(refused);
  });
});

test("a server that takes no token says so", async () => {
  for (const protocol of ["smtp", "imap"] as const) {
    const starting = protocol === "smtp" ? startSmtp(wish) : startImap(wish);
    expect(await endOf({ protocol, starting })).toBe("sign_in: no_sign_in_offered");
  }
});

test("a mailbox that may not send by SMTP is another matter than a token that is not good", async () => {
  const words = "Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox";
  const tried = {
    protocol: "smtp",
    starting: startBearerSmtp(words),
    security: "none",
    token: "other",
  } as const;
  expect(await endOf(tried)).toBe("sign_in: smtp_off (535 5.7.8)");
});
