import type { Deps } from "../context.ts";
import { removePurgedRows } from "../features/companies/remove-purged-rows.ts";
import { checkDomain } from "../features/domains/check-domain.ts";
import { checkDueDomains } from "../features/domains/check-due-domains.ts";
import { deployDomain } from "../features/domains/deploy-domain.ts";
import { checkAccount } from "../features/email-accounts/check-account.ts";
import { checkDueAccounts } from "../features/email-accounts/check-due-accounts.ts";
import { runCheck } from "../features/imports/run-check.ts";
import { runImport } from "../features/imports/run-import.ts";
import { runUndo } from "../features/imports/run-undo.ts";
import { sweepAbandonedImports } from "../features/imports/sweep-abandoned-imports.ts";
import { sweepImportFiles } from "../features/imports/sweep-import-files.ts";
import { runLeadJob } from "../features/lead-jobs/run-lead-job.ts";
import { sweepExports } from "../features/lead-jobs/sweep-exports.ts";
import { indexImport } from "../features/leads/index-import.ts";
import { mailInvite } from "../features/invites/mail-invite.ts";
import { sendQueuedMail } from "../features/mails/send-mail.ts";
import { mailDigests } from "../features/mails/mail-digests.ts";
import { mailNotice } from "../features/mails/mail-notice.ts";
import { checkDueHosts } from "../features/portal-hosts/check-due-hosts.ts";
import { checkHost } from "../features/portal-hosts/check-host.ts";
import { forgetSecrets } from "../features/secrets/forget-secrets.ts";
import { followSuppressions } from "../features/suppressions/follow-suppressions.ts";
import type { JobBodies } from "./queue.ts";
import { sweepExpired } from "./sweep-expired.ts";

/** Each queue's body, a line per slice. */
export function jobBodies(deps: Deps): JobBodies {
  return {
    "check-import": (data, signal) => runCheck(deps, data, signal),
    "run-import": (data, signal) => runImport(deps, data, signal),
    "run-lead-job": (data, signal) => runLeadJob(deps, data, signal),
    "undo-import": (data, signal) => runUndo(deps, data, signal),
    "follow-suppressions": (data, signal) => followSuppressions(deps, data, signal),
    "purge-company": (data, signal) => removePurgedRows(deps, data, signal),
    "check-domain": (data) => checkDomain(deps, data),
    "check-due-domains": async (_, signal) => {
      await checkDueDomains(deps, signal);
      await checkDueHosts(deps, signal);
    },
    "check-portal-host": (data) => checkHost(deps, data),
    "deploy-domain": (data) => deployDomain(deps, data),
    "check-account": (data) => checkAccount(deps, data),
    "check-due-accounts": (_, signal) => checkDueAccounts(deps, signal),
    "mail-notice": (data) => mailNotice(deps, data),
    "mail-digests": (_, signal) => mailDigests(deps, signal),
    "mail-invite": (data) => mailInvite(deps, data),
    "send-mail": ({ mailId }) => sendQueuedMail(deps, mailId),
    "forget-secrets": (data) => forgetSecrets(deps, data),
    "index-leads": (data, signal) => indexImport(deps, data, signal),
    "sweep-expired": async (_, signal) => {
      await sweepExpired(deps.db);
      await sweepAbandonedImports(deps, signal);
      await sweepExports(deps, signal);
      await sweepImportFiles(deps, signal);
    },
  };
}
