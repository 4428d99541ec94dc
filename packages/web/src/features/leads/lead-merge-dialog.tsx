import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { LeadMergeCompare } from "./lead-merge-compare.tsx";
import { LeadMergeSearch } from "./lead-merge-search.tsx";
import { useLead, type WholeLead } from "./use-lead.ts";

export interface LeadMergeDialogProps {
  /** The one that stays. */
  readonly lead: WholeLead;
  readonly onClose: () => void;
}

/** Two records of one person become one: first which other one, then what holds where they differ. */
export function LeadMergeDialog({ lead, onClose }: LeadMergeDialogProps) {
  const { t } = useTranslation("lead");
  const [otherId, setOtherId] = useState<string>();
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("merge.title")}
      description={t("merge.description")}
      width="lg"
    >
      {otherId === undefined ? (
        <LeadMergeSearch lead={lead} onChoose={setOtherId} onClose={onClose} />
      ) : (
        <Compare lead={lead} otherId={otherId} onBack={() => setOtherId(undefined)} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface CompareProps extends LeadMergeDialogProps {
  readonly otherId: string;
  readonly onBack: () => void;
}

/** Both as they are now: one of them may have changed since it was listed. */
function Compare({ lead, otherId, onBack, onClose }: CompareProps) {
  const kept = useLead(lead.id);
  const other = useLead(otherId);
  const failed = [kept, other].find((each) => each.isError);
  if (failed) return <QueryFailure error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!kept.data || !other.data)
    return (
      <Loading>
        <Skeleton className="h-64 w-full" />
      </Loading>
    );
  return <LeadMergeCompare kept={kept.data} merged={other.data} onBack={onBack} onClose={onClose} />;
}
