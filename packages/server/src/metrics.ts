import { Counter, Histogram, Registry } from "@prometheus-io/client";

export interface Metrics {
  readonly registry: Registry;
  observeCall(procedure: string, outcome: string, seconds: number): void;
  countSystem(why: string): void;
  /** `right`, `wrong`, `unconfirmed` = a password was compared; `held_back` = it was not, after too many tries. */
  countSignIn(outcome: "right" | "wrong" | "unconfirmed" | "held_back"): void;
  /** `right`, `wrong` = a code was compared; `held_back` = it was not, after too many tries. */
  countCode(outcome: "right" | "wrong" | "held_back"): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const calls = new Histogram({
    name: "rookery_call_seconds",
    help: "Duration of procedure calls by procedure and outcome",
    labelNames: ["procedure", "outcome"],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const system = new Counter({
    name: "rookery_system_transactions_total",
    help: "Transactions as rookery_system by purpose",
    labelNames: ["why"],
    registers: [registry],
  });
  const signIns = new Counter({
    name: "rookery_sign_ins_total",
    help: "Tries to sign in by outcome",
    labelNames: ["outcome"],
    registers: [registry],
  });
  const codes = new Counter({
    name: "rookery_codes_total",
    help: "Second factors at sign-in by outcome",
    labelNames: ["outcome"],
    registers: [registry],
  });
  return {
    registry,
    observeCall: (procedure, outcome, seconds) => calls.observe({ procedure, outcome }, seconds),
    countSystem: (why) => system.inc({ why }),
    countSignIn: (outcome) => signIns.inc({ outcome }),
    countCode: (outcome) => codes.inc({ outcome }),
  };
}
