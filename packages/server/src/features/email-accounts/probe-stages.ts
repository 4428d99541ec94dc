import type { Deps } from "../../context.ts";
import { OutboundFault, type Outbound } from "../../ports/outbound.ts";
import type { Protocol, Security, Stage, StageFacts, StageReport } from "./email-accounts.rules.ts";
import { judgeCertificate } from "./judge-certificate.ts";
import { LineSocket } from "./line-socket.ts";
import { ProbeFault } from "./probe-fault.ts";

export type Credentials =
  | { readonly kind: "password"; readonly username: string; readonly password: string }
  | { readonly kind: "bearer"; readonly username: string; readonly token: string };

export interface ProbeTarget {
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  readonly email: string;
  readonly credentials: Credentials;
}

export interface ProbeSettings {
  readonly outbound: Outbound;
  /** By what name we greet (RFC 5321 4.1.1.1). */
  readonly helloName: string;
  readonly stageMs: number;
  readonly wholeMs: number;
}

/** As the product probes. */
export const probeSettings = ({ outbound, env }: Pick<Deps, "outbound" | "env">): ProbeSettings => ({
  outbound,
  helloName: new URL(env.APP_URL).hostname,
  stageMs: 10_000,
  wholeMs: 30_000,
});

/** What the stages hand on to each other. */
export interface Probe {
  readonly target: ProbeTarget;
  readonly settings: ProbeSettings;
  addresses: readonly string[];
  /** Set by `connect`. */
  lines: LineSocket;
  /** What the server offers, in upper case. */
  capabilities: ReadonlySet<string>;
}

export interface Step {
  readonly stage: Stage;
  /** A stage before it that is only known to have passed once this one has. */
  readonly proves?: Stage;
  readonly run: (probe: Probe, signal: AbortSignal) => Promise<StageFacts> | StageFacts;
}

/** How a protocol does what protocols differ in. */
export interface Dialect {
  readonly protocol: Protocol;
  readonly greeting: Step["run"];
  readonly startTls: Step["run"];
  readonly capabilities: Step["run"];
  readonly signIn: Step["run"];
  readonly last: Step;
  readonly leave: string;
}

/** `allowed` is only known of an address that was connected to; before, it must read like one where nobody answers. */
const reach: readonly Step[] = [
  {
    stage: "resolve",
    run: async (probe) => {
      probe.addresses = await probe.settings.outbound.resolve(probe.target.host);
      return { addresses: probe.addresses.length };
    },
  },
  {
    stage: "connect",
    proves: "allowed",
    run: async (probe, signal) => {
      const { outbound } = probe.settings;
      probe.lines = new LineSocket(await outbound.connect(probe.addresses, probe.target.port, signal));
      return probe.lines.address === undefined ? {} : { address: probe.lines.address };
    },
  },
];

async function secure({ lines, target, settings }: Probe, signal: AbortSignal): Promise<StageFacts> {
  await lines.secure(target.host, settings.outbound.roots, signal);
  const tlsVersion = lines.tls?.getProtocol();
  return tlsVersion ? { tlsVersion } : {};
}

const certificate: Step = { stage: "certificate", run: ({ lines }) => judgeCertificate(lines.tls) };

/** `stagesOf` says the same to the portal, and a test holds them together. */
export function stepsOf(dialect: Dialect, security: Security): Step[] {
  const greeting: Step = { stage: "greeting", run: dialect.greeting };
  const startTls: Step = {
    stage: "tls",
    run: async (probe, signal) => {
      await dialect.startTls(probe, signal);
      // Said before the handshake, it would be taken for said under it (CVE-2011-0411).
      if (probe.lines.hasHeard) throw new ProbeFault("unexpected_answer");
      return secure(probe, signal);
    },
  };
  const opening: Record<Security, Step[]> = {
    tls: [{ stage: "tls", run: secure }, certificate, greeting],
    starttls: [greeting, startTls, certificate],
    none: [greeting],
  };
  return [
    ...reach,
    ...opening[security],
    { stage: "capabilities", run: dialect.capabilities },
    { stage: "sign_in", run: dialect.signIn },
    dialect.last,
  ];
}

const causeOf = (error: unknown, isLate: boolean) => {
  if (error instanceof ProbeFault) return error.cause;
  if (error instanceof OutboundFault) return error.code;
  if (isLate) return "timed_out" as const;
  throw error;
};

/**
 * Goes through the stages of one protocol and reports each as it begins and as it ends; stops at the first that fails. Never
 * longer than `wholeMs`, and the connection is closed whatever happens, also when nobody listens any more.
 */
export async function* probeStages(
  dialect: Dialect,
  target: ProbeTarget,
  settings: ProbeSettings,
  gone: AbortSignal,
): AsyncGenerator<StageReport> {
  const whole = AbortSignal.any([gone, AbortSignal.timeout(settings.wholeMs)]);
  const probe: Partial<Probe> & Pick<Probe, "target" | "settings"> = { target, settings };
  const report = (stage: Stage, rest: Omit<StageReport, "protocol" | "stage">): StageReport => ({
    protocol: dialect.protocol,
    stage,
    ...rest,
  });
  try {
    for (const { stage, proves, run } of stepsOf(dialect, target.security)) {
      const signal = AbortSignal.any([whole, AbortSignal.timeout(settings.stageMs)]);
      const begun = performance.now();
      const tookMs = () => Math.round(performance.now() - begun);
      const told = proves === undefined ? [stage] : [proves, stage];
      for (const each of told) yield report(each, { state: "running", tookMs: 0, facts: {} });
      probe.lines?.beginStage();
      try {
        const facts = await run(probe as Probe, signal);
        for (const each of told) yield report(each, { state: "passed", tookMs: tookMs(), facts });
      } catch (error) {
        const cause = causeOf(error, signal.aborted);
        const facts = error instanceof ProbeFault ? error.facts : {};
        yield report(stage, { state: "failed", tookMs: tookMs(), facts, cause });
        return;
      }
    }
    probe.lines?.leave(dialect.leave);
  } finally {
    probe.lines?.close();
  }
}
