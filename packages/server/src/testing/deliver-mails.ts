import { jobBodies } from "../jobs/job-bodies.ts";
import type { MailMessage } from "../ports/mailer.ts";
import type { TestApp } from "./create-test-app.ts";

/** Runs every queued mail job once, as a worker would, and returns the mails that went to the address. */
export async function deliverMails(world: TestApp, to: string): Promise<MailMessage[]> {
  const { rows: jobs } = await world.database.superuser.query<{ id: string; data: { mailId: string } }>(
    "UPDATE pgboss.job SET state = 'completed' WHERE name = 'send-mail' AND state = 'created' RETURNING id, data",
  );
  const bodies = jobBodies(world.deps, world.sendMail);
  for (const { data } of jobs) await bodies["send-mail"](data, new AbortController().signal);
  return world.mails.filter((mail) => mail.to === to);
}

/** The token in the newest mail to the address. */
export async function mailedToken(world: TestApp, to: string): Promise<string> {
  const mails = await deliverMails(world, to);
  const token = /(?:token=|\/reset\/)([\w-]{43})/.exec(mails.at(-1)?.text ?? "")?.[1];
  if (token === undefined) throw new Error(`No mail with a link went to ${to}`);
  return token;
}
