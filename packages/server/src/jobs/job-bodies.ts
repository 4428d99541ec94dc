import type { Deps } from "../context.ts";
import type { SendMail } from "../ports/mailer.ts";
import type { JobBodies } from "./queue.ts";
import { sweepExpired } from "./sweep-expired.ts";

/** Each queue's body, a line per slice. */
export function jobBodies(deps: Deps, _sendMail: SendMail): JobBodies {
  return {
    "run-import": async () => undefined,
    "send-mail": async () => undefined,
    "sweep-expired": () => sweepExpired(deps.db),
  };
}
