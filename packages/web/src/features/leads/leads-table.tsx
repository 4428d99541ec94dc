import { memo } from "react";
import { useTranslation } from "react-i18next";
import { PlainLink } from "../../lib/plain-link.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { Table, type Column } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { LeadStatusBadge } from "./lead-status.tsx";
import type { Lead } from "./use-leads.ts";

/** Stands in an address where a lead's id belongs. */
export const LEAD_PLACE = "lead-place";

export interface LeadsTableProps {
  readonly leads: readonly Lead[];
  /** The address of an open lead, with `LEAD_PLACE` for its id. */
  readonly leadHref: string;
  readonly isStale: boolean;
  readonly isFetchingMore: boolean;
  readonly onMore: (() => void) | undefined;
}

/** Kept as it is while only the address changes, as when a lead is opened beside it. */
export const LeadsTable = memo(function LeadsTable(props: LeadsTableProps) {
  const { leads, leadHref, isStale, isFetchingMore, onMore } = props;
  const { t } = useTranslation("leads");
  const company = useCompany();
  const faint = <span className="text-ink-faint">–</span>;
  const columns: Column<Lead>[] = [
    {
      id: "email",
      header: t("email"),
      onPhone: "title",
      cell: (lead) => (
        <PlainLink href={leadHref.replace(LEAD_PLACE, lead.id)} className="font-medium text-ink">
          {lead.email}
        </PlainLink>
      ),
    },
    { id: "name", header: t("name"), width: "w-56", onPhone: "detail", cell: (lead) => lead.name ?? faint },
    {
      id: "employer",
      header: t("employer"),
      width: "w-48",
      onPhone: "hidden",
      cell: (lead) => <span className="text-ink-soft">{lead.employer ?? faint}</span>,
    },
    {
      id: "status",
      header: t("status"),
      width: "w-36",
      onPhone: "end",
      cell: (lead) => <LeadStatusBadge status={lead.status} />,
    },
    {
      id: "added",
      header: t("added"),
      width: "w-36",
      onPhone: "hidden",
      cell: (lead) => (
        <span className="text-ink-soft">
          <Time at={lead.createdAt} />
        </span>
      ),
    },
  ];
  return (
    <Table
      label={t("table", { name: company.name })}
      columns={columns}
      rows={leads}
      rowKey={(lead) => lead.id}
      isRowLink
      isStale={isStale}
      footer={
        onMore && (
          <div className="flex justify-center">
            <Button onClick={onMore} isBusy={isFetchingMore}>
              {t("more")}
            </Button>
          </div>
        )
      }
    />
  );
});
