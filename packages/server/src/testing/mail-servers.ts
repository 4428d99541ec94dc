import { once } from "node:events";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, TLSSocket } from "node:tls";
import { SMTPServer } from "smtp-server";
import type { Security } from "../features/email-accounts/email-accounts.rules.ts";
import type { Certificate } from "./certificates.ts";

export interface RunningServer {
  readonly port: number;
  /** Connections that reached it. */
  connections(): number;
  close(): Promise<void>;
}

export interface MailServerWish {
  readonly security: Security;
  readonly certificate: Certificate;
  /** Password by user. */
  readonly users: Readonly<Record<string, string>>;
  /** Tokens are taken as well, by this mechanism; SMTP knows XOAUTH2 alone. */
  readonly bearer?: {
    readonly mechanism: "XOAUTH2" | "OAUTHBEARER";
    readonly opens: (user: string, token: string) => boolean;
  };
  /** Takes STARTTLS out of what it offers, as a machine in the middle does. */
  readonly isStripped?: boolean;
  /** Loopback address to listen on; 127.0.0.1 where it is not said. */
  readonly address?: string;
  readonly port?: number;
  /** What a refused sign-in is answered with, without the code. */
  readonly refusal?: string;
}

async function listening(
  server: Server,
  at: Pick<MailServerWish, "address" | "port">,
): Promise<RunningServer> {
  let count = 0;
  const open = new Set<Socket>();
  server.on("connection", (socket) => {
    count += 1;
    open.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => open.delete(socket));
  });
  server.on("tlsClientError", () => undefined);
  server.listen(at.port ?? 0, at.address ?? "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => count,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** What a server says is up to the test. */
export const startScripted = (
  talk: (socket: Socket) => void,
  { certificate, ...at }: Partial<Pick<MailServerWish, "certificate" | "address" | "port">> = {},
): Promise<RunningServer> =>
  listening(
    certificate
      ? createTlsServer({ cert: certificate.cert, key: certificate.key }, talk)
      : createServer(talk),
    at,
  );

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

/** A submission server: nodemailer's. */
export async function startSmtp(wish: MailServerWish, received: ReceivedMail[] = []): Promise<RunningServer> {
  const { security, certificate, users, bearer, isStripped = false } = wish;
  const refusal = wish.refusal ?? "5.7.8 Authentication failed";
  let count = 0;
  const server = new SMTPServer({
    secure: security === "tls",
    cert: certificate.cert,
    key: certificate.key,
    size: 25 * 1024 * 1024,
    hideSTARTTLS: isStripped || security === "none",
    allowInsecureAuth: security === "none",
    authMethods: ["PLAIN", "LOGIN", ...(bearer ? ["XOAUTH2"] : [])],
    onConnect: (_session, done) => {
      count += 1;
      done();
    },
    onAuth: ({ username = "", password, accessToken }, _session, done) => {
      // A refused token is told as a challenge first.
      if (accessToken !== undefined)
        return done(
          null,
          bearer?.opens(username, accessToken) ? { user: username } : { data: { status: "400" } },
        );
      if (users[username] === password && password !== undefined) return done(null, { user: username });
      done(Object.assign(new Error(refusal), { responseCode: 535 }));
    },
    onMailFrom: ({ address }, _session, done) =>
      done(
        address.startsWith("stranger@")
          ? Object.assign(new Error("5.7.1 Sender refused"), { responseCode: 553 })
          : null,
      ),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString("utf8"),
        });
        done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((ready) =>
    server.listen(wish.port ?? 0, wish.address ?? "127.0.0.1", () => ready()),
  );
  return {
    port: (server.server.address() as AddressInfo).port,
    connections: () => count,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

/** The part of IMAP that a probe speaks (RFC 9051), with a mailbox of three folders. */
export function startImap(wish: MailServerWish & { readonly hasInbox?: boolean }): Promise<RunningServer> {
  const { security, certificate, ...at } = wish;
  const talk = (socket: Socket) => {
    socket.write("* OK [CAPABILITY IMAP4rev1] ready\r\n");
    converse(socket, wish, security === "tls");
  };
  return startScripted(talk, { ...at, ...(security === "tls" && { certificate }) });
}

function converse(socket: Socket, wish: MailServerWish & { readonly hasInbox?: boolean }, isSecure: boolean) {
  let awaited: ((line: string) => void) | undefined;
  let heard = "";
  const send = (line: string) => socket.write(`${line}\r\n`);
  const isOpen = isSecure || wish.security === "none";
  const offered = `IMAP4rev1 ${isSecure || wish.security !== "starttls" || wish.isStripped ? "" : "STARTTLS "}${isOpen ? `SASL-IR AUTH=PLAIN${wish.bearer ? ` AUTH=${wish.bearer.mechanism}` : ""}` : "LOGINDISABLED"}`;

  const judgeToken = (tag: string, answer: string) => {
    const said = Buffer.from(answer, "base64").toString("utf8").split("\u0001");
    const valueOf = (pattern: RegExp) => said.flatMap((each) => pattern.exec(each)?.[1] ?? [])[0] ?? "";
    if (wish.bearer?.opens(valueOf(/^(?:user=|n,a=)(.*?),?$/), valueOf(/^auth=Bearer (.*)$/))) {
      send(`${tag} OK signed in`);
      return;
    }
    awaited = (end) => {
      awaited = undefined;
      const isRight = end === (wish.bearer?.mechanism === "XOAUTH2" ? "" : "AQ==");
      send(isRight ? `${tag} NO [AUTHENTICATIONFAILED] wrong` : `${tag} BAD no end of the exchange`);
    };
    send(`+ ${Buffer.from('{"status":"invalid_token"}').toString("base64")}`);
  };
  const judge = (tag: string, answer: string) => {
    const [, user = "", password] = Buffer.from(answer, "base64").toString("utf8").split("\0");
    const isRight = password !== undefined && wish.users[user] === password;
    send(isRight ? `${tag} OK signed in` : `${tag} NO ${wish.refusal ?? "[AUTHENTICATIONFAILED] wrong"}`);
  };
  const answer = (line: string) => {
    if (awaited) return awaited(line);
    const [tag = "", command = "", ...rest] = line.split(" ");
    switch (command.toUpperCase()) {
      case "CAPABILITY":
        send(`* CAPABILITY ${offered}`);
        return send(`${tag} OK done`);
      case "STARTTLS": {
        send(`${tag} OK begin`);
        socket.removeAllListeners("data");
        const { cert, key } = wish.certificate;
        const secure = new TLSSocket(socket, { isServer: true, cert, key });
        secure.on("error", () => undefined);
        return converse(secure, wish, true);
      }
      case "AUTHENTICATE":
        if (rest[1] !== undefined)
          return rest[0] === "PLAIN" ? judge(tag, rest[1]) : judgeToken(tag, rest[1]);
        awaited = (text) => {
          awaited = undefined;
          judge(tag, text);
        };
        return send("+ ");
      case "LIST":
        if (wish.hasInbox !== false) send('* LIST (\\HasNoChildren) "/" INBOX');
        send('* LIST (\\HasNoChildren \\Sent) "/" "Sent Items"');
        // A name that does not fit between quotes comes as a literal.
        send('* LIST (\\HasNoChildren) "/" {9}\r\nEntwürfe');
        return send(`${tag} OK done`);
      case "LOGOUT":
        send("* BYE");
        return socket.end(`${tag} OK bye\r\n`);
      default:
        return send(`${tag} BAD unknown`);
    }
  };
  socket.on("data", (chunk: Buffer) => {
    heard += chunk.toString("utf8");
    for (let end = heard.indexOf("\r\n"); end !== -1; end = heard.indexOf("\r\n")) {
      const line = heard.slice(0, end);
      heard = heard.slice(end + 2);
      answer(line);
    }
  });
}
