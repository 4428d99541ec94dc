import type { StageFacts } from "./email-accounts.rules.ts";
import { foreignGreeting, silenceCause } from "./foreign-greeting.ts";
import { ProbeFault } from "./probe-fault.ts";
import type { Dialect, Probe } from "./probe-stages.ts";
import { refusalCause } from "./refusal-cause.ts";
import { bearerAnswer, bearerGiveUp, bearerMechanism, plainAnswer } from "./sasl.ts";

interface Response {
  readonly status: "OK" | "NO" | "BAD";
  /** `AUTHENTICATIONFAILED` and the like (RFC 5530); empty where there is none. */
  readonly code: string;
  readonly text: string;
  /** Untagged lines that came before. */
  readonly untagged: readonly string[];
}

/** Folders that are counted; who has more has enough. */
const MOST_LINES = 5_000;

const factsOf = ({ status, code }: Response): StageFacts => ({
  reply: /^[A-Z]{2,40}$/.test(code) ? `${status} ${code}` : status,
});

/** A line with its literals, which are passed over: nothing here needs what is in them. */
async function wholeLine({ lines }: Probe, signal: AbortSignal): Promise<string> {
  let line = await lines.line(signal);
  for (;;) {
    const size = /\{(\d{1,9})\}$/.exec(line)?.[1];
    if (size === undefined) return line;
    await lines.octets(Number(size), signal);
    line = `${line.slice(0, -size.length - 2)}""${await lines.line(signal)}`;
  }
}

/** Reads until the tag comes back. @param goOn answers a `+` (RFC 9051 7.6). */
async function response(
  probe: Probe,
  tag: string,
  signal: AbortSignal,
  goOn: readonly string[] = [],
): Promise<Response> {
  const untagged: string[] = [];
  const answers = [...goOn];
  for (;;) {
    const line = await wholeLine(probe, signal);
    if (line.startsWith("+")) probe.lines.send(answers.shift() ?? "");
    else if (line.startsWith("* ")) {
      if (/^\* BYE\b/i.test(line)) throw new ProbeFault("hung_up");
      if (untagged.push(line.slice(2)) > MOST_LINES) throw new ProbeFault("too_much_said");
    } else {
      const [, status, code = "", text = ""] =
        new RegExp(`^${tag} (OK|NO|BAD)\\b ?(?:\\[([^\\]]*)\\])? ?(.*)$`, "i").exec(line) ?? [];
      if (status === undefined) throw new ProbeFault("unexpected_answer");
      return { status: status.toUpperCase() as Response["status"], code: code.toUpperCase(), text, untagged };
    }
  }
}

let tags = 0;
function ask(
  probe: Probe,
  command: string,
  signal: AbortSignal,
  goOn?: readonly string[],
): Promise<Response> {
  tags = (tags + 1) % 10_000;
  const tag = `r${tags}`;
  probe.lines.send(`${tag} ${command}`);
  return response(probe, tag, signal, goOn);
}

async function greeting(probe: Probe, signal: AbortSignal): Promise<StageFacts> {
  const line = await probe.lines.line(signal).catch((error: unknown) => {
    throw silenceCause(error, probe.target);
  });
  const [, status] = /^\* (OK|PREAUTH|BYE)\b/i.exec(line) ?? [];
  if (status === undefined) throw new ProbeFault(foreignGreeting(line, "imap"));
  if (status.toUpperCase() !== "OK") throw new ProbeFault("turned_away");
  return {};
}

async function hear(probe: Probe, signal: AbortSignal): Promise<void> {
  const { status, untagged } = await ask(probe, "CAPABILITY", signal);
  const told = untagged.find((line) => /^CAPABILITY /i.test(line));
  if (status !== "OK" || told === undefined) throw new ProbeFault("unexpected_answer");
  probe.capabilities = new Set(told.toUpperCase().split(" ").slice(1));
}

async function startTls(probe: Probe, signal: AbortSignal): Promise<StageFacts> {
  await hear(probe, signal);
  if (!probe.capabilities.has("STARTTLS")) throw new ProbeFault("starttls_missing");
  const answer = await ask(probe, "STARTTLS", signal);
  if (answer.status !== "OK") throw new ProbeFault("starttls_refused", factsOf(answer));
  return {};
}

const known = ["PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER", "CRAM-MD5", "NTLM", "GSSAPI", "SCRAM-SHA-256"];

const offeredBy = ({ capabilities }: Probe): string[] =>
  known.filter((each) => capabilities.has(`AUTH=${each}`));

async function capabilities(probe: Probe, signal: AbortSignal): Promise<StageFacts> {
  await hear(probe, signal);
  return { mechanisms: offeredBy(probe) };
}

async function signIn(probe: Probe, signal: AbortSignal): Promise<StageFacts> {
  const { credentials, host } = probe.target;
  const answer =
    credentials.kind === "bearer" ? await withBearer(probe, signal) : await withPassword(probe, signal);
  if (answer.status === "OK") return {};
  const { code, text } = answer;
  const isTemporary = ["UNAVAILABLE", "INUSE", "SERVERBUG"].includes(code);
  const cause = refusalCause({ host, credentials, status: code, text, isTemporary });
  throw new ProbeFault(cause, factsOf(answer));
}

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, "\\$&")}"`;

async function withPassword(probe: Probe, signal: AbortSignal): Promise<Response> {
  const { capabilities: offered, target } = probe;
  const { credentials } = target;
  if (credentials.kind !== "password") throw new TypeError("a password is needed");
  if (offered.has("AUTH=PLAIN")) {
    const initial = plainAnswer(credentials);
    return offered.has("SASL-IR")
      ? ask(probe, `AUTHENTICATE PLAIN ${initial}`, signal)
      : ask(probe, "AUTHENTICATE PLAIN", signal, [initial]);
  }
  if (offered.has("LOGINDISABLED")) {
    const isBearerOnly = offered.has("AUTH=XOAUTH2") || offered.has("AUTH=OAUTHBEARER");
    throw new ProbeFault(isBearerOnly ? "oauth_needed" : "encryption_required");
  }
  return ask(probe, `LOGIN ${quoted(credentials.username)} ${quoted(credentials.password)}`, signal);
}

function withBearer(probe: Probe, signal: AbortSignal): Promise<Response> {
  const mechanism = bearerMechanism(offeredBy(probe));
  const initial = bearerAnswer(mechanism, probe.target);
  const giveUp = bearerGiveUp(mechanism);
  return probe.capabilities.has("SASL-IR")
    ? ask(probe, `AUTHENTICATE ${mechanism} ${initial}`, signal, [giveUp])
    : ask(probe, `AUTHENTICATE ${mechanism}`, signal, [initial, giveUp]);
}

async function folders(probe: Probe, signal: AbortSignal): Promise<StageFacts> {
  const answer = await ask(probe, 'LIST "" "*"', signal);
  const listed = answer.untagged.filter((line) => /^LIST /i.test(line));
  if (answer.status !== "OK") throw new ProbeFault("unexpected_answer", factsOf(answer));
  if (!listed.some((line) => /[ "]INBOX"?$/i.test(line))) throw new ProbeFault("no_inbox");
  return { folders: listed.length };
}

export const imapDialect: Dialect = {
  protocol: "imap",
  greeting,
  startTls,
  capabilities,
  signIn,
  last: { stage: "folders", run: folders },
  leave: "z LOGOUT",
};
