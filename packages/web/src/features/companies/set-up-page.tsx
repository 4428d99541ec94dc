import { CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany, useMay } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { SetUpStepRow } from "./set-up-step-row.tsx";
import { useHideSetUp, useSetUp } from "./use-companies.ts";

/** What is done, the next best step, and nothing else when all is done. */
export function SetUpPage() {
  const { t } = useTranslation("companies");
  const company = useCompany();
  const setUp = useSetUp(company.id);
  const mayManage = useMay("companies.manage");
  const { hide, show } = useHideSetUp();
  const { name } = company;
  const isHidden = setUp.data?.isHidden === true;
  const isAllDone = setUp.data?.next === null;
  const input = { companyId: company.id };
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={isAllDone ? t("setUp.allDone", { name }) : t("setUp.title", { name })}
        description={isAllDone ? t("setUp.allDoneText") : t("setUp.description")}
        actions={isAllDone && <LeadsLink />}
      />
      {setUp.isPending && <SetUpSkeleton />}
      {setUp.isError && <QueryFailure error={setUp.error} onRetry={() => void setUp.refetch()} />}
      {setUp.data && isHidden && !isAllDone && (
        <EmptyState
          icon={<CircleCheck />}
          title={t("setUp.hidden")}
          action={
            mayManage && (
              <Button isBusy={show.isPending} onClick={() => show.mutate(input)}>
                {t("setUp.show")}
              </Button>
            )
          }
        >
          {t("setUp.description")}
        </EmptyState>
      )}
      {setUp.data && !isHidden && !isAllDone && (
        <>
          <Steps setUp={setUp.data} />
          {mayManage && (
            <div className="mt-3 flex justify-end">
              <Button variant="quiet" isBusy={hide.isPending} onClick={() => hide.mutate(input)}>
                {t("setUp.hide")}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}

/** Where the work goes on. */
function LeadsLink() {
  const { t } = useTranslation("companies");
  const params = { tenant: useTenantSlug(), workspace: useCompany().workspaceName };
  return (
    <LinkButton to={paths.leads} params={params} variant="primary">
      {t("setUp.showLeads")}
    </LinkButton>
  );
}

type SetUp = NonNullable<ReturnType<typeof useSetUp>["data"]>;

function Steps({ setUp }: { setUp: SetUp }) {
  const { t } = useTranslation("companies");
  const done = setUp.steps.filter((each) => each.isDone).length;
  const progress = t("setUp.progress", { done, all: setUp.steps.length });
  return (
    <>
      <div className="mb-5">
        <p className="mb-2 text-13 text-ink-soft">{progress}</p>
        <ProgressBar label={progress} text={progress} share={done / setUp.steps.length} tone="good" />
      </div>
      <ol className="overflow-hidden rounded-lg border border-line bg-panel">
        {setUp.steps.map(({ step, isDone, missing }) => (
          <SetUpStepRow
            key={step}
            step={step}
            isDone={isDone}
            isNext={setUp.next === step}
            missing={missing}
          />
        ))}
      </ol>
    </>
  );
}

function SetUpSkeleton() {
  return (
    <Loading>
      <Skeleton className="mb-2.5 h-3.5 w-24" />
      <Skeleton className="mb-5 h-2 w-full rounded-full" />
      <div className="divide-y divide-line rounded-lg border border-line bg-panel">
        {["w-40", "w-56", "w-48"].map((width) => (
          <div key={width} className="flex h-16 items-center gap-3 px-5">
            <Skeleton className="size-[1.125rem] rounded-full" />
            <Skeleton className={`h-3.5 ${width}`} />
          </div>
        ))}
      </div>
    </Loading>
  );
}
