import { jobBodies } from "../jobs/job-bodies.ts";
import type { JobBody, Jobs } from "../jobs/queue.ts";
import type { MailMessage } from "../ports/mailer.ts";
import type { TestApp } from "./create-test-app.ts";

/** Does what the queue would do with the jobs that wait in it. */
async function work<Name extends "send-mail" | "mail-notice" | "mail-invite">(
  world: TestApp,
  name: Name,
): Promise<void> {
  const { rows: jobs } = await world.database.superuser.query<{ data: Jobs[Name] }>(
    "UPDATE pgboss.job SET state = 'completed' WHERE name = $1 AND state = 'created' RETURNING data",
    [name],
  );
  const body: JobBody<Name> = jobBodies(world.deps)[name];
  for (const { data } of jobs) await body(data, new AbortController().signal);
}

/** Runs every queued mail job once, as a worker would, and returns the mails that went to the address. */
export async function deliverMails(world: TestApp, to: string): Promise<MailMessage[]> {
  await work(world, "mail-notice");
  await work(world, "mail-invite");
  await work(world, "send-mail");
  return world.mails.filter((mail) => mail.to === to);
}

/** The token in the newest mail to the address. */
export async function mailedToken(world: TestApp, to: string): Promise<string> {
  const mails = await deliverMails(world, to);
  const token = /(?:token=|\/reset\/|\/change-email\/|\/invite\/)([\w-]{43})/.exec(
    mails.at(-1)?.text ?? "",
  )?.[1];
  if (token === undefined) throw new Error(`No mail with a link went to ${to}`);
  return token;
}
