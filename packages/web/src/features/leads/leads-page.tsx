import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { loadCatalogues } from "../../lib/i18n/i18n.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { TableSkeleton } from "../../ui/skeleton.tsx";
import { PHONE, useMedia } from "../../ui/use-media.ts";
import { AddLeadButton, ImportLink, LeadsPlaces, useMayWrite } from "./leads-actions.tsx";
import { LEADS, useLeadsAddress } from "./leads-address.ts";
import { LeadsFound } from "./leads-found.tsx";
import { LeadsToolbar } from "./leads-toolbar.tsx";
import { useListLook } from "./list-look.ts";
import { NoLeads } from "./no-leads.tsx";
import { useExactCount } from "./use-exact-count.ts";
import { useLeads } from "./use-leads.ts";
import { useListKeys } from "./use-list-keys.ts";
import { useSelection } from "./use-selection.ts";

const LeadPanel = lazy(async () => {
  const [file] = await Promise.all([import("./lead-panel.tsx"), loadCatalogues(["lead"])]);
  return { default: file.LeadPanel };
});
const AddLeadDialog = lazy(async () => {
  const [file] = await Promise.all([import("./add-lead-dialog.tsx"), loadCatalogues(["lead"])]);
  return { default: file.AddLeadDialog };
});
const BulkBar = lazy(() => import("./bulk-bar.tsx").then((file) => ({ default: file.BulkBar })));

/** The leads of a company: which of them the address says, what can be done to them the person's access. */
export function LeadsPage() {
  const { t } = useTranslation("leads");
  const company = useCompany();
  const isPhone = useMedia(PHONE);
  const address = useLeadsAddress(company.id);
  const { filter, order } = address;
  const filterKey = useMemo(() => JSON.stringify(filter), [filter]);
  const list = useLeads({ companyId: company.id, filter, order }, !address.isWaiting);
  const leads = useMemo(() => list.data?.pages.flatMap((page) => page.leads), [list.data]);
  const total = list.data?.pages[0]?.total ?? undefined;
  const look = useListLook(address.view);
  const selecting = useSelection(leads ?? [], filterKey);
  const exact = useExactCount(company.id, filter, filterKey);
  const [isFiltering, setFiltering] = useState(false);
  const [isTicking, setTicking] = useState(false);
  const mayWrite = useMayWrite();
  useListKeys({ selecting, onFilter: () => setFiltering(true) });

  const isFiltered = filterKey !== "{}";
  const isEmpty = leads?.length === 0 && !list.hasNextPage && !isFiltered;
  const isChoosing = isTicking || selecting.isAny;
  const chooseNone = () => {
    selecting.clear();
    setTicking(false);
  };
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description", { name: company.name })}
        actions={
          // On a phone what is done to the chosen ones stands there.
          !(isPhone && isChoosing) && (
            <>
              <LeadsPlaces />
              {!isEmpty && mayWrite && <ImportLink isPrimary={false} />}
              {!isEmpty && mayWrite && <AddLeadButton isPrimary />}
            </>
          )
        }
      />
      {!isEmpty && (
        <LeadsToolbar
          address={address}
          leads={leads ?? []}
          total={total}
          exact={exact}
          look={look}
          isFiltering={isFiltering}
          onFiltering={setFiltering}
          isChoosing={isChoosing}
          onChoosing={(isOn) => (isOn ? setTicking(true) : chooseNone())}
        />
      )}
      {list.isPending && <TableSkeleton columns={["w-1/3", "w-40", "w-32", "w-24"]} rows={12} />}
      {list.isError && !leads && <QueryFailure error={list.error} onRetry={() => void list.refetch()} />}
      {isEmpty && <NoLeads />}
      {leads && !isEmpty && (
        <LeadsFound
          list={list}
          leads={leads}
          address={address}
          look={look.look}
          selecting={selecting}
          isChoosing={isChoosing}
        />
      )}
      <Suspense>
        {selecting.isAny && (
          <BulkBar
            selecting={selecting}
            filter={filter}
            shown={leads?.length ?? 0}
            total={
              exact.count === undefined
                ? (total ?? { count: 0, isMore: true })
                : { count: exact.count, isMore: false }
            }
            mayWrite={mayWrite}
            onDone={chooseNone}
          />
        )}
      </Suspense>
      <OpenLead mayWrite={mayWrite} />
    </>
  );
}

/** What the address opens over the list: a lead, or the form of a new one. */
function OpenLead({ mayWrite }: { mayWrite: boolean }) {
  const { lead, add } = useSearch({ from: LEADS });
  const navigate = useNavigate({ from: LEADS });
  const show = (leadId?: string) =>
    void navigate({
      search: ({ lead: _lead, add: _add, ...rest }) => ({
        ...rest,
        ...(leadId !== undefined && { lead: leadId }),
      }),
    });
  return (
    <Suspense>
      {lead !== undefined && <LeadPanel leadId={lead} onClose={() => show()} />}
      {add && mayWrite && <AddLeadDialog onClose={() => show()} onAdded={show} />}
    </Suspense>
  );
}
