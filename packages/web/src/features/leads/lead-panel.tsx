import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Callout } from "../../ui/callout.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { LeadActions } from "./lead-actions.tsx";
import { LeadEditForm } from "./lead-edit-form.tsx";
import { LeadFacts } from "./lead-facts.tsx";
import { LeadHeld } from "./lead-held.tsx";
import { LeadHistory } from "./lead-history.tsx";
import { LeadStatusBadge } from "./lead-status.tsx";
import { useLead, type WholeLead } from "./use-lead.ts";

export interface LeadPanelProps {
  readonly leadId: string;
  readonly onClose: () => void;
}

/** One lead beside its list: who it is, what may be done, what happened. */
export function LeadPanel({ leadId, onClose }: LeadPanelProps) {
  const { t } = useTranslation("lead");
  const lead = useLead(leadId);
  const [isDirty, setDirty] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const close = () => (isDirty ? setLeaving(true) : onClose());
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && close()} title={t("title")} shape="sheet" width="lg">
      {lead.isPending && <PanelSkeleton />}
      {lead.isError && <QueryFailure error={lead.error} onRetry={() => void lead.refetch()} />}
      {lead.data && <LeadSheet key={leadId} lead={lead.data} onDirty={setDirty} onClose={onClose} />}
      {isLeaving && (
        <AlertDialog
          isOpen
          onOpenChange={setLeaving}
          title={t("edit.leave")}
          confirmLabel={t("edit.leaveSubmit")}
          keepLabel={t("edit.leaveKeep")}
          onConfirm={onClose}
        >
          {t("edit.leaveText")}
        </AlertDialog>
      )}
    </Dialog>
  );
}

interface LeadSheetProps {
  readonly lead: WholeLead;
  readonly onDirty: (isDirty: boolean) => void;
  readonly onClose: () => void;
}

function LeadSheet({ lead, onDirty, onClose }: LeadSheetProps) {
  const { t } = useTranslation("lead");
  const company = useCompany();
  const [isEditing, setEditing] = useState(false);
  const isArchived = company.status === "archived";
  const mayWrite = company.access === "work" && !isArchived;
  const endEdit = () => {
    setEditing(false);
    onDirty(false);
  };
  if (isEditing) return <LeadEditForm lead={lead} onDirty={onDirty} onDone={endEdit} />;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <Identity lead={lead} />
        {mayWrite && <LeadActions lead={lead} onEdit={() => setEditing(true)} onClose={onClose} />}
      </div>
      <LeadHeld lead={lead} />
      {!mayWrite && <Callout tone="info">{t(isArchived ? "archivedCompany" : "viewOnly")}</Callout>}
      <LeadFacts lead={lead} />
      <LeadHistory leadId={lead.id} />
    </div>
  );
}

function Identity({ lead: { email, name, status } }: { lead: WholeLead }) {
  const { t } = useTranslation("lead");
  return (
    <div className="min-w-0 flex-1 basis-56">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-16 font-semibold text-ink">
        <bdi className="min-w-0 wrap-anywhere">{name ?? email}</bdi>
        <LeadStatusBadge status={status} />
      </p>
      <p className="mt-0.5 flex items-center gap-1 text-13 text-ink-soft">
        {name !== null && <span className="min-w-0 wrap-anywhere">{email}</span>}
        <CopyButton text={email} label={t("copyEmail")} size="sm" />
      </p>
    </div>
  );
}

/** The shape of what comes, so that nothing moves. */
function PanelSkeleton() {
  return (
    <Loading>
      <Skeleton className="h-6 w-2/3" />
      <Skeleton className="mt-2 h-4 w-1/2" />
      <Skeleton className="mt-6 h-40 w-full" />
      <Skeleton className="mt-6 h-32 w-full" />
    </Loading>
  );
}
