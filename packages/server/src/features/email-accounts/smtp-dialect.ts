import type { StageFacts } from "./email-accounts.rules.ts";
import { foreignGreeting, silenceCause } from "./foreign-greeting.ts";
import { ProbeFault } from "./probe-fault.ts";
import type { Dialect, Probe } from "./probe-stages.ts";
import { refusalCause } from "./refusal-cause.ts";
import { bearerAnswer, bearerGiveUp, bearerMechanism, loginAnswers, plainAnswer } from "./sasl.ts";

interface Reply {
  readonly code: number;
  /** Without the codes; read for its meaning and never shown. */
  readonly lines: readonly string[];
}

/** `535 5.7.8`, as far as it is there. */
function statusOf({ code, lines: [first = ""] }: Reply): StageFacts {
  const enhanced = /^[245]\.\d{1,3}\.\d{1,3}\b/.exec(first)?.[0];
  return { reply: enhanced === undefined ? String(code) : `${code} ${enhanced}` };
}

/** A reply of one line or several (RFC 5321 4.2.1). @throws ProbeFault unexpected_answer. */
async function reply({ lines }: Probe, signal: AbortSignal): Promise<Reply> {
  const said: string[] = [];
  for (;;) {
    const line = await lines.line(signal);
    const [, code, more, text = ""] = /^([2-5]\d\d)(?:([ -])(.*))?$/.exec(line) ?? [];
    if (code === undefined) throw new ProbeFault(foreignGreeting(line, "smtp"));
    said.push(text);
    if (more !== "-") return { code: Number(code), lines: said };
  }
}

function ask(probe: Probe, line: string, signal: AbortSignal): Promise<Reply> {
  probe.lines.send(line);
  return reply(probe, signal);
}

async function greeting(probe: Probe, signal: AbortSignal): Promise<StageFacts> {
  const answer = await reply(probe, signal).catch((error: unknown) => {
    throw silenceCause(error, probe.target);
  });
  if (answer.code !== 220) throw new ProbeFault("turned_away", statusOf(answer));
  return statusOf(answer);
}

async function hello(probe: Probe, signal: AbortSignal): Promise<void> {
  const answer = await ask(probe, `EHLO ${probe.settings.helloName}`, signal);
  if (answer.code !== 250) throw new ProbeFault("turned_away", statusOf(answer));
  probe.capabilities = new Set(answer.lines.slice(1).map((line) => line.trim().toUpperCase()));
}

const parametersOf = ({ capabilities }: Probe, keyword: string): string[] =>
  [...capabilities].flatMap((each) => {
    // `AUTH=PLAIN` is how some say it since before RFC 4954.
    const [first, ...rest] = each.split(/[ =]+/);
    return first === keyword ? rest : [];
  });

async function startTls(probe: Probe, signal: AbortSignal): Promise<StageFacts> {
  await hello(probe, signal);
  if (!probe.capabilities.has("STARTTLS")) throw new ProbeFault("starttls_missing");
  const answer = await ask(probe, "STARTTLS", signal);
  if (answer.code !== 220) throw new ProbeFault("starttls_refused", statusOf(answer));
  return {};
}

const known = ["PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER", "CRAM-MD5", "NTLM", "GSSAPI", "SCRAM-SHA-256"];

async function capabilities(probe: Probe, signal: AbortSignal): Promise<StageFacts> {
  await hello(probe, signal);
  const offered = parametersOf(probe, "AUTH");
  if (offered.length === 0)
    throw new ProbeFault(probe.capabilities.has("STARTTLS") ? "encryption_required" : "no_sign_in_offered");
  return { mechanisms: known.filter((each) => offered.includes(each)) };
}

async function signIn(probe: Probe, signal: AbortSignal): Promise<StageFacts> {
  const { credentials, host } = probe.target;
  const offered = parametersOf(probe, "AUTH");
  const answer =
    credentials.kind === "bearer"
      ? await withBearer(probe, offered, signal)
      : await withPassword(probe, offered, signal);
  if (answer.code === 235) return statusOf(answer);
  const cause = refusalCause({
    host,
    credentials,
    status: statusOf(answer).reply ?? "",
    text: answer.lines.join(" "),
    isTemporary: answer.code < 500,
  });
  throw new ProbeFault(cause, statusOf(answer));
}

async function withPassword(probe: Probe, offered: readonly string[], signal: AbortSignal): Promise<Reply> {
  const { credentials } = probe.target;
  if (credentials.kind !== "password") throw new TypeError("a password is needed");
  if (offered.includes("PLAIN")) return ask(probe, `AUTH PLAIN ${plainAnswer(credentials)}`, signal);
  if (!offered.includes("LOGIN")) {
    const isBearerOnly = offered.includes("XOAUTH2") || offered.includes("OAUTHBEARER");
    throw new ProbeFault(isBearerOnly ? "oauth_needed" : "no_sign_in_offered");
  }
  let answer = await ask(probe, "AUTH LOGIN", signal);
  for (const text of loginAnswers(credentials)) {
    if (answer.code !== 334) return answer;
    answer = await ask(probe, text, signal);
  }
  return answer;
}

async function withBearer(probe: Probe, offered: readonly string[], signal: AbortSignal): Promise<Reply> {
  const mechanism = bearerMechanism(offered);
  const answer = await ask(probe, `AUTH ${mechanism} ${bearerAnswer(mechanism, probe.target)}`, signal);
  return answer.code === 334 ? ask(probe, bearerGiveUp(mechanism), signal) : answer;
}

const MAX_BYTES = 2 ** 40;
const figure = (text: string | undefined, max: number): number | undefined => {
  const value = Number(text);
  return Number.isSafeInteger(value) && value > 0 && value <= max ? value : undefined;
};

/** Whether it takes mail from this address; nothing is sent. */
async function limits(probe: Probe, signal: AbortSignal): Promise<StageFacts> {
  const answer = await ask(probe, `MAIL FROM:<${probe.target.email}>`, signal);
  if (answer.code >= 500) throw new ProbeFault("sender_refused", statusOf(answer));
  await ask(probe, "RSET", signal);
  const messageBytes = figure(parametersOf(probe, "SIZE")[0], MAX_BYTES);
  // LIMITS RCPTMAX=100 (RFC 9422); `parametersOf` splits at the sign.
  const told = parametersOf(probe, "LIMITS");
  const recipients = told.includes("RCPTMAX")
    ? figure(told[told.indexOf("RCPTMAX") + 1], 1_000_000)
    : undefined;
  return { ...(messageBytes && { messageBytes }), ...(recipients && { recipients }) };
}

export const smtpDialect: Dialect = {
  protocol: "smtp",
  greeting,
  startTls,
  capabilities,
  signIn,
  last: { stage: "limits", run: limits },
  leave: "QUIT",
};
