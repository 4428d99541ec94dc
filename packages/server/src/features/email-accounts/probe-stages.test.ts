import type { Socket } from "node:net";
import { resolverOf, zoneText } from "@rookery/dns/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOutboundGuard } from "../../outbound-guard.ts";
import { createOutbound } from "../../ports/outbound.ts";
import { createAuthority, selfSigned, type Certificate } from "../../testing/certificates.ts";
import {
  startImap,
  startScripted,
  startSmtp,
  type MailServerWish,
  type RunningServer,
} from "../../testing/mail-servers.ts";
import {
  stagesOf,
  type Protocol,
  type ProbeCause,
  type Security,
  type Stage,
  type StageReport,
} from "./email-accounts.rules.ts";
import { imapDialect } from "./imap-dialect.ts";
import { probeStages, stepsOf, type ProbeSettings, type ProbeTarget } from "./probe-stages.ts";
import { smtpDialect } from "./smtp-dialect.ts";

const HOST = "mail.example";
const USER = "ada@example.com";
const PASSWORD = 'päss wörd " \\ {3}';
const dialects = { smtp: smtpDialect, imap: imapDialect };

let right: Certificate;
let authority: Awaited<ReturnType<typeof createAuthority>>;
const running: RunningServer[] = [];

beforeAll(async () => {
  authority = await createAuthority();
  right = await authority.issue({ names: [HOST] });
});
afterAll(() => Promise.all(running.map((server) => server.close())));

/** A name server that knows one host, at this machine. */
const outboundWith = (roots: readonly string[]) =>
  createOutbound(resolverOf(zoneText(`${HOST} A 127.0.0.1`)), createOutboundGuard(["127.0.0.0/8"]), roots);

const settings = (): ProbeSettings => ({
  outbound: outboundWith([authority.ca]),
  helloName: "portal.example",
  stageMs: 700,
  wholeMs: 3_000,
});

const kept = async (starting: Promise<RunningServer>): Promise<RunningServer> => {
  const server = await starting;
  running.push(server);
  return server;
};

const good = (
  protocol: Protocol,
  wish: Partial<MailServerWish> & { security: Security; hasInbox?: boolean },
) => {
  const whole = { certificate: right, users: { [USER]: PASSWORD, ada: PASSWORD }, ...wish };
  return kept(protocol === "smtp" ? startSmtp(whole) : startImap(whole));
};

interface Tried extends Partial<ProbeTarget> {
  readonly protocol: Protocol;
  readonly port: number;
  readonly security: Security;
  readonly username?: string;
  readonly password?: string;
}

async function probe(
  { protocol, username = USER, password = PASSWORD, ...rest }: Tried,
  changed: Partial<ProbeSettings> = {},
): Promise<StageReport[]> {
  const target: ProbeTarget = {
    host: HOST,
    email: USER,
    credentials: { kind: "password", username, password },
    ...rest,
  };
  const reports: StageReport[] = [];
  const stages = probeStages(
    dialects[protocol],
    target,
    { ...settings(), ...changed },
    new AbortController().signal,
  );
  for await (const report of stages) reports.push(report);
  return reports;
}

/** `passed`, or where it stopped and why. */
function outcome(reports: readonly StageReport[]): "passed" | `${Stage}: ${ProbeCause}` {
  const last = reports.at(-1);
  if (!last) throw new Error("nothing was reported");
  return last.cause === undefined ? "passed" : `${last.stage}: ${last.cause}`;
}

describe.each(["smtp", "imap"] as const)("a probe of %s", (protocol) => {
  test.each(["tls", "starttls", "none"] as const)("goes through every stage with %s", async (security) => {
    const { port } = await good(protocol, { security });
    const reports = await probe({ protocol, port, security });
    const passed = reports.filter(({ state }) => state === "passed").map(({ stage }) => stage);
    expect(passed).toEqual(stagesOf(protocol, security));
    expect(
      stepsOf(dialects[protocol], security).flatMap(({ stage, proves }) =>
        proves ? [proves, stage] : [stage],
      ),
    ).toEqual(passed);
  });

  test.each(["tls", "starttls"] as const)("judges the certificate under %s", async (security) => {
    const stranger = await createAuthority();
    const cases: [Certificate, ProbeCause][] = [
      [await selfSigned({ names: [HOST] }), "self_signed"],
      [await authority.issue({ names: ["other.example"] }), "wrong_name"],
      [
        await authority.issue({ names: [HOST], notAfter: new Date(Date.now() - 60_000) }),
        "certificate_expired",
      ],
      [
        await authority.issue({ names: [HOST], notBefore: new Date(Date.now() + 86_400_000) }),
        "certificate_not_yet_valid",
      ],
      [await stranger.issue({ names: [HOST] }), "unknown_issuer"],
    ];
    for (const [certificate, cause] of cases) {
      const { port } = await good(protocol, { security, certificate });
      const reports = await probe({ protocol, port, security });
      expect(outcome(reports)).toBe(`certificate: ${cause}`);
    }
  });

  test("tells whom a certificate is for, where it is somebody else's", async () => {
    const names = ["other.example", "*.other.example"];
    const { port } = await good(protocol, { security: "tls", certificate: await authority.issue({ names }) });
    const reports = await probe({ protocol, port, security: "tls" });
    expect(reports.at(-1)?.facts.names).toEqual(names);
  });

  test("names the wrong mode for a port, both ways", async () => {
    const [tls, starttls] = [
      await good(protocol, { security: "tls" }),
      await good(protocol, { security: "starttls" }),
    ];
    expect(outcome(await probe({ protocol, port: starttls.port, security: "tls" }))).toBe(
      "tls: tls_on_plain_port",
    );
    // On a port of its own choosing a silent server may wait for anything.
    expect(outcome(await probe({ protocol, port: tls.port, security: "starttls" }))).toBe("greeting: silent");
  });

  test("does not go on in the open where STARTTLS was taken out", async () => {
    const server = await good(protocol, { security: "starttls", isStripped: true });
    const reports = await probe({ protocol, port: server.port, security: "starttls" });
    expect(outcome(reports)).toBe("tls: starttls_missing");
    expect(reports.map(({ stage }) => stage)).not.toContain("sign_in");
  });

  test("tells a wrong password from a name without its address, and knows the providers' words", async () => {
    const cases: [Partial<Tried> & { refusal?: string }, ProbeCause][] = [
      [{ password: "wrong" }, "wrong_password"],
      [{ username: "bruno" }, "wants_full_address"],
      [
        { password: "wrong", refusal: "5.7.30 Basic authentication is not supported for Client Submission" },
        "basic_sign_in_off",
      ],
      [
        { password: "wrong", refusal: "[ALERT] Application-specific password required" },
        "app_password_needed",
      ],
      [{ password: "wrong", refusal: "Too many failed attempts" }, "too_many_tries"],
      [{ password: "wrong", refusal: "[WEBALERT] log in via your web browser" }, "sign_in_at_provider"],
    ];
    for (const [{ refusal, ...tried }, cause] of cases) {
      const { port } = await good(protocol, { security: "tls", ...(refusal && { refusal }) });
      expect(outcome(await probe({ protocol, port, security: "tls", ...tried }))).toBe(`sign_in: ${cause}`);
    }
  });

  const scripts: [string, (socket: Socket) => void, string][] = [
    ["a silent server", () => undefined, "greeting: silent"],
    [
      "an endless banner",
      (socket) => {
        const more = () => {
          while (
            !socket.destroyed &&
            socket.write(`${protocol === "smtp" ? "220-" : "* OK "}${"x".repeat(64 * 1024)}`)
          );
        };
        socket.on("drain", more);
        more();
      },
      "greeting: too_much_said",
    ],
    [
      "a server that says a letter at a time",
      (socket) => {
        const timer = setInterval(() => socket.write("2"), 100);
        socket.on("close", () => clearInterval(timer));
      },
      "greeting: silent",
    ],
    ["a server that hangs up", (socket) => socket.end(), "greeting: hung_up"],
    [
      "a web server",
      (socket) => socket.write("HTTP/1.1 400 Bad Request\r\n\r\n"),
      "greeting: not_a_mail_server",
    ],
    ["a POP3 server", (socket) => socket.write("+OK ready\r\n"), "greeting: speaks_pop3"],
    [
      "the other protocol",
      (socket) => socket.write(protocol === "smtp" ? "* OK ready\r\n" : "220 ready\r\n"),
      protocol === "smtp" ? "greeting: speaks_imap" : "greeting: speaks_smtp",
    ],
    [
      "a server that turns us away",
      (socket) => socket.write(protocol === "smtp" ? "554 5.7.1 go away\r\n" : "* BYE go away\r\n"),
      "greeting: turned_away",
    ],
  ];
  test.each(scripts)("of %s ends, with its cause", async (_, talk, expected) => {
    const { port } = await kept(startScripted(talk));
    expect(outcome(await probe({ protocol, port, security: "none" }))).toBe(expected);
  });

  test("says nothing of what a server says", async () => {
    const { port } = await good(protocol, {
      security: "tls",
      refusal: "5.7.8 <script>evil()</script> hunter2",
    });
    const reports = await probe({ protocol, port, security: "tls", password: "wrong" });
    expect(JSON.stringify(reports)).not.toMatch(/script|hunter2/);
  });

  test("is over in its time though every stage has some left", async () => {
    const { port } = await kept(startScripted(() => undefined));
    const reports = await probe({ protocol, port, security: "none" }, { stageMs: 600_000, wholeMs: 300 });
    expect(outcome(reports)).toBe("greeting: silent");
  });
});

test("a sender that the server does not take is found before anything is sent", async () => {
  const { port } = await good("smtp", { security: "tls" });
  const reports = await probe({ protocol: "smtp", port, security: "tls", email: "stranger@example.com" });
  expect(outcome(reports)).toBe("limits: sender_refused");
  expect(reports.at(-1)?.facts.reply).toBe("553 5.7.1");
});

test("what a mailbox holds and a message may measure is told", async () => {
  const imap = await good("imap", { security: "tls" });
  const smtp = await good("smtp", { security: "tls" });
  const folders = await probe({ protocol: "imap", port: imap.port, security: "tls" });
  const limits = await probe({ protocol: "smtp", port: smtp.port, security: "tls" });
  expect(folders.at(-1)?.facts).toEqual({ folders: 3 });
  expect(limits.at(-1)?.facts).toEqual({ messageBytes: 26_214_400 });
});

test("a mailbox without an inbox is no mailbox", async () => {
  const { port } = await good("imap", { security: "tls", hasInbox: false });
  expect(outcome(await probe({ protocol: "imap", port, security: "tls" }))).toBe("folders: no_inbox");
});

test("a host that DNS does not know, and a port where nobody listens", async () => {
  const { port, close } = await startScripted(() => undefined);
  await close();
  expect(outcome(await probe({ protocol: "smtp", port, security: "tls", host: "nowhere.example" }))).toBe(
    "resolve: host_not_found",
  );
  expect(outcome(await probe({ protocol: "smtp", port, security: "tls" }))).toBe("connect: refused");
});

test("what is said before the handshake is not taken for said under it (CVE-2011-0411)", async () => {
  const { port } = await kept(
    startScripted((socket) => {
      socket.write("220 ready\r\n");
      socket.on("data", (chunk) =>
        socket.write(
          chunk.toString().startsWith("EHLO")
            ? "250-here\r\n250 STARTTLS\r\n"
            : "220 go\r\n250 AUTH PLAIN\r\n",
        ),
      );
    }),
  );
  expect(outcome(await probe({ protocol: "smtp", port, security: "starttls" }))).toBe(
    "tls: unexpected_answer",
  );
});

test("the connection is closed as soon as nobody listens any more", async () => {
  let isClosed = false;
  const { port } = await kept(startScripted((socket) => socket.on("close", () => (isClosed = true))));
  const gone = new AbortController();
  const target: ProbeTarget = {
    host: HOST,
    port,
    security: "none",
    email: USER,
    credentials: { kind: "password", username: USER, password: PASSWORD },
  };
  for await (const { stage } of probeStages(smtpDialect, target, settings(), gone.signal))
    if (stage === "greeting") gone.abort();
  await expect.poll(() => isClosed).toBe(true);
});
