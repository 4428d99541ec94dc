import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useMay } from "../../lib/tenant-facts.tsx";
import { Callout } from "../../ui/callout.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { PolicyForm } from "./policy-form.tsx";
import { usePolicies } from "./use-policies.ts";

/** The tenant's rules, each with where it acts and whom it last refused. */
export function PoliciesPage() {
  const { t } = useTranslation("policies");
  const policies = usePolicies();
  const mayManage = useMay("policies.manage");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      {policies.isPending && (
        <Loading>
          <Skeleton className="h-40 w-full" />
          <Skeleton className="mt-5 h-40 w-full" />
        </Loading>
      )}
      {policies.isError && <QueryFailure error={policies.error} onRetry={() => void policies.refetch()} />}
      {policies.data && mayManage !== undefined && (
        <>
          {!mayManage && (
            <div className="mb-5">
              <Callout tone="info">{t("readOnly")}</Callout>
            </div>
          )}
          <PolicyForm state={policies.data} isReadOnly={!mayManage} />
        </>
      )}
    </>
  );
}
