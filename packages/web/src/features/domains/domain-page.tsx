import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { DmarcLadder } from "./dmarc-ladder.tsx";
import { DomainActions } from "./domain-actions.tsx";
import { DomainHealthBadge } from "./domain-health.tsx";
import { DomainHistory } from "./domain-history.tsx";
import { DomainSteps } from "./domain-steps.tsx";
import { DomainSummary } from "./domain-summary.tsx";
import { firstOpen } from "./first-open.ts";
import { ReadinessTable } from "./readiness-table.tsx";
import { RecordPanel } from "./record-panel.tsx";
import { useDomain, type ShownDomain } from "./use-domains.ts";

const from = "/t/$tenant/c/$workspace/domains/$domainId";

export function DomainPage() {
  const { domainId } = useParams({ from });
  const found = useDomain(domainId);
  if (found.isPending) return <Skeleton className="h-96 w-full" />;
  if (found.isError) return <QueryFailure error={found.error} onRetry={() => void found.refetch()} />;
  return <OneDomain domain={found.data} />;
}

function OneDomain({ domain }: { domain: ShownDomain }) {
  const { t } = useTranslation("domains");
  const search = useSearch({ from });
  const navigate = useNavigate({ from });
  const current = domain.records.find(({ record }) => record.key === (search.record ?? firstOpen(domain)));
  const choose = (record: string) => void navigate({ search: { record }, replace: true, resetScroll: false });
  return (
    <>
      <PageHeader
        title={domain.unicode}
        status={<DomainHealthBadge status={domain.status} isDegraded={domain.degradedAt !== null} />}
        actions={<DomainActions domain={domain} />}
      />
      <div className="flex flex-col gap-5">
        <DomainSummary domain={domain} />
        <div className="grid items-start gap-5 lg:grid-cols-[15rem_minmax(0,1fr)]">
          <DomainSteps
            label={t("page.steps", { domain: domain.unicode })}
            records={domain.records}
            current={current?.record.key}
            onChoose={choose}
          />
          {current && <RecordPanel key={current.record.key} shown={current} guide={domain} />}
        </div>
        {domain.readiness.length > 0 && <ReadinessTable readiness={domain.readiness} onChoose={choose} />}
        <DmarcLadder ladder={domain.ladder} />
        <DomainHistory domainId={domain.id} />
      </div>
    </>
  );
}
