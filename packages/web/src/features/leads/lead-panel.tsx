import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TextLink } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { LeadStatusBadge } from "./lead-status.tsx";
import { useLead } from "./use-leads.ts";

/** One lead beside its list. */
export function LeadPanel({ leadId, onClose }: { leadId: string; onClose: () => void }) {
  const { t } = useTranslation("leads");
  const lead = useLead(leadId);
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={t("detail")} shape="sheet">
      {lead.isPending && <Skeleton className="h-64 w-full" />}
      {lead.isError && <QueryFailure error={lead.error} onRetry={() => void lead.refetch()} />}
      {lead.data && <Facts lead={lead.data} />}
    </Dialog>
  );
}

function Facts({ lead }: { lead: NonNullable<ReturnType<typeof useLead>["data"]> }) {
  const { t } = useTranslation("leads");
  const params = { tenant: useTenantSlug(), workspace: useCompany().workspaceName };
  return (
    <dl className="grid gap-4">
      <Fact label={t("email")}>
        <span className="flex items-center gap-1 wrap-anywhere">
          {lead.email}
          <CopyButton text={lead.email} size="sm" />
        </span>
      </Fact>
      <Fact label={t("status")}>
        <LeadStatusBadge status={lead.status} />
      </Fact>
      <Fact label={t("name")}>{lead.name ?? t("none")}</Fact>
      <Fact label={t("employer")}>{lead.employer ?? t("none")}</Fact>
      <Fact label={t("added")}>
        <Time at={lead.createdAt} />
      </Fact>
      <Fact label={t("changed")}>
        <Time at={lead.updatedAt} />
      </Fact>
      <Fact label={t("from")}>
        {lead.importId === null ? (
          t("byHand")
        ) : (
          <TextLink to={paths.import} params={{ ...params, importId: lead.importId }}>
            {t("fromImport")}
          </TextLink>
        )}
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-12 text-ink-faint">{label}</dt>
      <dd className="mt-0.5 text-14 text-ink">{children}</dd>
    </div>
  );
}
