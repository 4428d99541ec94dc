import type { ProbeCause, StageFacts } from "./email-accounts.rules.ts";

/** Ends a probe's stage; it carries facts and never what a server said. */
export class ProbeFault extends Error {
  override name = "ProbeFault";
  override readonly cause: ProbeCause;
  readonly facts: StageFacts;
  constructor(cause: ProbeCause, facts: StageFacts = {}) {
    super(cause);
    this.cause = cause;
    this.facts = facts;
  }
}
