import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { paths } from "../../lib/paths.ts";
import type { Company } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { shareOf } from "./job-result.tsx";
import { useJobName } from "./job-words.ts";
import { useTellEnds } from "./use-tell-ends.ts";
import { isRunning, useNewestLeadJobs } from "./use-lead-jobs.ts";

/** One's own jobs on the leads of the company in sight, on every page; and the news when one has ended. */
export function RunningLeadJobs({ company }: { company: Company }) {
  const { t, i18n } = useTranslation("leadJobs");
  const tenant = useTenantSlug();
  const name = useJobName();
  const { data: newest } = useNewestLeadJobs(company.id);
  useTellEnds(company, newest);
  const running = (newest ?? []).filter(isRunning);
  const [first] = running;
  const words = first && (running.length > 1 ? t("top.many", { count: running.length }) : name(first));
  const place = { tenant, workspace: company.workspaceName };
  const share = first && shareOf(first.counts);
  return (
    <>
      {/* Says once that it runs; how far it is stands outside, which would be said at every tick. */}
      <span role="status" className="sr-only">
        {words}
      </span>
      {first && (
        <Link
          {...(running.length > 1
            ? { to: paths.leadJobs, params: place }
            : { to: paths.leadJob, params: { ...place, jobId: first.id } })}
          aria-label={words}
          className="flex h-control min-w-0 items-center gap-2 rounded-md px-2 text-13 text-ink-soft transition-colors hover:bg-hover hover:text-ink"
        >
          <Spinner />
          <span className="max-w-48 truncate max-sm:hidden">{words}</span>
          {running.length === 1 && share !== undefined && (
            <span className="tabular-nums">
              {new Intl.NumberFormat(i18n.language, { style: "percent" }).format(Math.min(0.99, share))}
            </span>
          )}
        </Link>
      )}
    </>
  );
}
