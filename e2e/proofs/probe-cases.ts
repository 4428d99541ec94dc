import type { Socket } from "node:net";
import {
  selfSigned,
  startImap,
  startScripted,
  startSmtp,
  type Certificate,
  type MailServerWish,
  type RunningServer,
} from "@rookery/server/testing";

export type Protocol = "smtp" | "imap";
type Security = MailServerWish["security"];

/** What a case's servers may be made of. */
export interface Materials {
  readonly address: string;
  readonly email: string;
  readonly password: string;
  readonly certificates: Readonly<Record<"right" | "wrongName" | "expired" | "stranger", Certificate>>;
}

export interface ProbeCase {
  readonly name: string;
  readonly security: Security;
  readonly start: (protocol: Protocol, materials: Materials) => Promise<RunningServer>;
  /** The address where it is not said. */
  readonly username?: string;
  /** The right one where it is not said. */
  readonly password?: string;
  /** Where it has to end. */
  readonly end: (protocol: Protocol) => string;
}

interface Wish extends Partial<Omit<MailServerWish, "certificate" | "security">> {
  readonly certificate?: keyof Materials["certificates"];
}

const start = (protocol: Protocol, wish: MailServerWish): Promise<RunningServer> =>
  protocol === "smtp" ? startSmtp(wish) : startImap(wish);

/** A server that is whole but for what is wished. */
const server =
  (security: Security, { certificate = "right", ...wish }: Wish = {}): ProbeCase["start"] =>
  (protocol, { address, email, password, certificates }) =>
    start(protocol, {
      security,
      address,
      users: { [email]: password },
      certificate: certificates[certificate],
      ...wish,
    });

const signedByItself =
  (security: Security): ProbeCase["start"] =>
  async (protocol, { address }) =>
    start(protocol, { security, address, users: {}, certificate: await selfSigned({ names: [address] }) });

const says =
  (talk: (socket: Socket, protocol: Protocol) => void): ProbeCase["start"] =>
  (protocol, { address }) =>
    startScripted((socket) => talk(socket, protocol), { address });

const always = (end: string) => () => end;

function endless(socket: Socket, protocol: Protocol): void {
  const piece = `${protocol === "smtp" ? "220-" : "* OK "}${"x".repeat(64 * 1024)}`;
  const more = () => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on("drain", more);
  more();
}

function letterByLetter(socket: Socket): void {
  const timer = setInterval(() => socket.write("2"), 500);
  socket.on("close", () => clearInterval(timer));
}

const underTls = (security: Security): ProbeCase[] => [
  {
    name: `wrong name, ${security}`,
    security,
    start: server(security, { certificate: "wrongName" }),
    end: always("certificate: wrong_name"),
  },
  {
    name: `expired, ${security}`,
    security,
    start: server(security, { certificate: "expired" }),
    end: always("certificate: certificate_expired"),
  },
  {
    name: `unknown authority, ${security}`,
    security,
    start: server(security, { certificate: "stranger" }),
    end: always("certificate: unknown_issuer"),
  },
  {
    name: `signed by itself, ${security}`,
    security,
    start: signedByItself(security),
    end: always("certificate: self_signed"),
  },
  {
    name: `wrong password, ${security}`,
    security,
    start: server(security),
    password: "wrong",
    end: always("sign_in: wrong_password"),
  },
  {
    name: `name without its domain, ${security}`,
    security,
    start: server(security),
    username: "ada",
    end: always("sign_in: wants_full_address"),
  },
];

const refused = (name: string, refusal: string, cause: string): ProbeCase => ({
  name,
  security: "tls",
  start: server("tls", { refusal }),
  password: "wrong",
  end: always(`sign_in: ${cause}`),
});

/** Every way that a server is wrong, and the stage and cause that it has to be told by. */
export const probeCases: readonly ProbeCase[] = [
  { name: "right, tls", security: "tls", start: server("tls"), end: always("passed") },
  { name: "right, starttls", security: "starttls", start: server("starttls"), end: always("passed") },
  { name: "right, none", security: "none", start: server("none"), end: always("passed") },
  ...underTls("tls"),
  ...underTls("starttls"),
  refused("basic sign-in off", "5.7.30 Basic authentication is not supported", "basic_sign_in_off"),
  refused("app password asked for", "[ALERT] Application-specific password required", "app_password_needed"),
  refused("too many tries", "Too many failed attempts", "too_many_tries"),
  refused("browser asked for", "[WEBALERT] Log in via your web browser", "sign_in_at_provider"),
  {
    name: "STARTTLS taken out",
    security: "starttls",
    start: server("starttls", { isStripped: true }),
    end: always("tls: starttls_missing"),
  },
  {
    name: "TLS asked of a plain port",
    security: "tls",
    start: server("starttls"),
    end: always("tls: tls_on_plain_port"),
  },
  {
    name: "plain asked of a TLS port",
    security: "starttls",
    start: server("tls"),
    end: always("greeting: silent"),
  },
  { name: "silent", security: "none", start: says(() => undefined), end: always("greeting: silent") },
  { name: "endless banner", security: "none", start: says(endless), end: always("greeting: too_much_said") },
  {
    name: "a letter at a time",
    security: "none",
    start: says(letterByLetter),
    end: always("greeting: silent"),
  },
  {
    name: "hangs up",
    security: "none",
    start: says((socket) => socket.end()),
    end: always("greeting: hung_up"),
  },
  {
    name: "a web server",
    security: "none",
    start: says((socket) => socket.write("HTTP/1.1 400 Bad Request\r\n\r\n")),
    end: always("greeting: not_a_mail_server"),
  },
  {
    name: "a POP3 server",
    security: "none",
    start: says((socket) => socket.write("+OK ready\r\n")),
    end: always("greeting: speaks_pop3"),
  },
  {
    name: "the other protocol",
    security: "tls",
    start: (protocol, materials) => server("tls")(protocol === "smtp" ? "imap" : "smtp", materials),
    end: (protocol) => (protocol === "smtp" ? "greeting: speaks_imap" : "greeting: speaks_smtp"),
  },
  {
    name: "turned away",
    security: "none",
    start: says((socket, protocol) =>
      socket.write(protocol === "smtp" ? "554 5.7.1 go away\r\n" : "* BYE go away\r\n"),
    ),
    end: always("greeting: turned_away"),
  },
  {
    name: "nobody listens",
    security: "tls",
    start: async (_, { address }) => {
      const gone = await startScripted(() => undefined, { address });
      await gone.close();
      return { ...gone, close: async () => undefined };
    },
    end: always("connect: refused"),
  },
];
