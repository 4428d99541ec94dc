import { PgBoss, type Job } from "pg-boss";
import type { Logger } from "pino";
import type { SecretPlace } from "../ports/secrets.ts";

/** The queues that migrations made, and what their jobs carry: ids only, since a job may be read long after. */
export interface Jobs {
  "check-import": { tenantId: string; importId: string; checkId: string };
  "run-import": { tenantId: string; importId: string };
  "run-lead-job": { tenantId: string; jobId: string };
  "undo-import": { tenantId: string; importId: string };
  "follow-suppressions": {
    tenantId: string;
    /** A domain that was taken off the list; null where some were put on it. */
    lifted: string | null;
  };
  "purge-company": { tenantId: string; companyId: string; personId: string };
  "check-domain": { tenantId: string; domainId: string };
  "check-due-domains": Record<string, never>;
  "check-portal-host": { tenantId: string; hostId: string };
  "deploy-domain": { tenantId: string; domainId: string };
  "check-account": { tenantId: string; accountId: string };
  "check-due-accounts": Record<string, never>;
  "mail-notice": { tenantId: string; noticeId: string };
  "mail-digests": Record<string, never>;
  "mail-invite": { tenantId: string; inviteId: string };
  "send-mail": { mailId: string };
  "forget-secrets": { place: SecretPlace; references: readonly string[] };
  "index-leads": { tenantId: string; importId: string };
  "sweep-expired": Record<string, never>;
}
export type QueueName = keyof Jobs;

/** Does one job. `signal` aborts on shutdown: stop at the next checkpoint and throw `JobPutBack`. */
export type JobBody<Name extends QueueName> = (data: Jobs[Name], signal: AbortSignal) => Promise<void>;

export type JobBodies = { readonly [Name in QueueName]: JobBody<Name> };

/** Thrown by a body that stopped for a shutdown; the job is run again by whoever is there. */
export class JobPutBack extends Error {
  override name = "JobPutBack";
}

export interface Queue {
  start(bodies: JobBodies): Promise<void>;
  /** Aborts running jobs, waits for them to reach a checkpoint, and puts them back. */
  stop(): Promise<void>;
  /** Jobs waiting or running by queue; throws when the database is gone. */
  depth(): Promise<Record<string, number>>;
}

/** How many jobs of a queue one process runs at once. */
const CONCURRENCY: Record<QueueName, number> = {
  "check-import": 2,
  "run-import": 2,
  "run-lead-job": 2,
  "undo-import": 1,
  "follow-suppressions": 1,
  "purge-company": 1,
  "check-domain": 8,
  "check-due-domains": 1,
  "check-portal-host": 4,
  "deploy-domain": 1,
  "check-account": 8,
  "check-due-accounts": 1,
  "mail-notice": 1,
  "mail-digests": 1,
  "mail-invite": 1,
  "send-mail": 4,
  "forget-secrets": 2,
  "index-leads": 1,
  "sweep-expired": 1,
};

/**
 * pg-boss as rookery_system, on the schema that a migration made. Heart-beats every few seconds and a monitor every 2
 * find a job whose process was killed, so that it runs again well within 30 seconds.
 * @param url direct address of rookery_system: the queue listens for new jobs.
 */
export function createQueue(url: string, log: Logger): Queue {
  const boss = new PgBoss({
    connectionString: url,
    schema: "pgboss",
    application_name: "rookery-queue",
    max: 4,
    migrate: false,
    createSchema: false,
    schedule: true,
    useListenNotify: true,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    persistQueueStats: false,
    persistWarnings: false,
    registerInstance: false,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on("error", (error) => log.warn({ error: error.message }, "queue"));
  boss.on("warning", (warning) => log.warn({ warning: warning.message }, "queue"));
  const stopping = new AbortController();

  async function work<Name extends QueueName>(name: Name, body: JobBody<Name>): Promise<void> {
    const options = {
      localConcurrency: CONCURRENCY[name],
      pollingIntervalSeconds: 2,
      // A job that the monitor puts back is told to nobody, so that this is what finds it again.
      notifyPollingIntervalSeconds: 2,
      heartbeatRefreshSeconds: 3,
    };
    await boss.work(name, options, async (jobs: Job<Jobs[Name]>[]) => {
      for (const job of jobs) await runJob(name, body, job);
    });
  }

  async function runJob<Name extends QueueName>(
    name: Name,
    body: JobBody<Name>,
    job: Job<Jobs[Name]>,
  ): Promise<void> {
    const begun = performance.now();
    try {
      await body(job.data, stopping.signal);
      log.info({ job: job.id, queue: name, ms: Math.round(performance.now() - begun) }, "job done");
    } catch (error) {
      if (error instanceof JobPutBack) log.info({ job: job.id, queue: name }, "job put back");
      else log.error({ job: job.id, queue: name, err: error }, "job failed");
      throw error;
    }
  }

  return {
    start: async (bodies) => {
      await boss.start();
      await work("check-import", bodies["check-import"]);
      await work("run-import", bodies["run-import"]);
      await work("run-lead-job", bodies["run-lead-job"]);
      await work("undo-import", bodies["undo-import"]);
      await work("follow-suppressions", bodies["follow-suppressions"]);
      await work("purge-company", bodies["purge-company"]);
      await work("check-domain", bodies["check-domain"]);
      await work("check-due-domains", bodies["check-due-domains"]);
      await work("check-portal-host", bodies["check-portal-host"]);
      await work("deploy-domain", bodies["deploy-domain"]);
      await work("check-account", bodies["check-account"]);
      await work("check-due-accounts", bodies["check-due-accounts"]);
      await work("mail-notice", bodies["mail-notice"]);
      await work("mail-digests", bodies["mail-digests"]);
      await work("mail-invite", bodies["mail-invite"]);
      await work("send-mail", bodies["send-mail"]);
      await work("forget-secrets", bodies["forget-secrets"]);
      await work("index-leads", bodies["index-leads"]);
      await work("sweep-expired", bodies["sweep-expired"]);
      await boss.schedule("sweep-expired", "*/10 * * * *", {});
      // Zones stand a quarter of an hour apart at the finest.
      await boss.schedule("mail-digests", "*/15 * * * *", {});
      await boss.schedule("check-due-accounts", "* * * * *", {});
      await boss.schedule("check-due-domains", "* * * * *", {});
    },
    stop: async () => {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: 8_000 });
    },
    depth: async () => {
      const { rows } = await boss
        .getDb()
        .executeSql(
          "SELECT name, count(*)::int AS depth FROM pgboss.job WHERE state IN ('created', 'retry', 'active') GROUP BY name",
          [],
        );
      return Object.fromEntries(
        (rows as { name: string; depth: number }[]).map((row) => [row.name, row.depth]),
      );
    },
  };
}
