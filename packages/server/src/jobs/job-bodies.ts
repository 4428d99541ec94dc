import type { Deps } from "../context.ts";
import { sendQueuedMail } from "../features/mails/send-mail.ts";
import type { SendMail } from "../ports/mailer.ts";
import type { JobBodies } from "./queue.ts";
import { sweepExpired } from "./sweep-expired.ts";

/** Each queue's body, a line per slice. */
export function jobBodies(deps: Deps, sendMail: SendMail): JobBodies {
  return {
    "run-import": async () => undefined,
    "send-mail": ({ mailId }) => sendQueuedMail(deps, sendMail, mailId),
    "sweep-expired": () => sweepExpired(deps.db),
  };
}
