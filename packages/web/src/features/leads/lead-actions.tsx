import { Archive, ArchiveRestore, GitMerge, MailX, MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu, type MenuEntry } from "../../ui/menu.tsx";
import { isHeld } from "./lead-held.tsx";
import { LeadUnsubscribe } from "./lead-unsubscribe.tsx";
import { useLeadActs } from "./use-lead-acts.ts";
import type { WholeLead } from "./use-lead.ts";

const LeadMergeDialog = lazy(() =>
  import("./lead-merge-dialog.tsx").then((file) => ({ default: file.LeadMergeDialog })),
);

export interface LeadActionsProps {
  readonly lead: WholeLead;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}

/** What may be done to a lead. What cannot be taken back asks first. */
export function LeadActions({ lead, onEdit, onClose }: LeadActionsProps) {
  const { t } = useTranslation("lead");
  const acts = useLeadActs(lead, onClose);
  const [asked, setAsked] = useState<"merge" | "unsubscribe">();
  const isArchived = lead.status === "archived";
  const entries: MenuEntry[] = [
    item("merge", t("merge.open"), <GitMerge aria-hidden />, () => setAsked("merge")),
    ...(isHeld(lead)
      ? []
      : [
          isArchived
            ? item("activate", t("status.activate"), <ArchiveRestore aria-hidden />, acts.activate)
            : item("archive", t("status.archive"), <Archive aria-hidden />, acts.archive),
          item("unsubscribe", t("unsubscribe.open"), <MailX aria-hidden />, () => setAsked("unsubscribe")),
        ]),
    { kind: "separator", id: "before-delete" },
    { ...item("delete", t("delete.open"), <Trash2 aria-hidden />, acts.remove), tone: "danger" },
  ];
  return (
    <div className="flex gap-2">
      <Button onClick={onEdit}>
        <Pencil aria-hidden />
        {t("edit.open")}
      </Button>
      <Menu
        align="end"
        trigger={<IconButton label={t("actions")} icon={<MoreHorizontal aria-hidden />} />}
        entries={entries}
      />
      <Suspense>
        {asked === "merge" && <LeadMergeDialog lead={lead} onClose={() => setAsked(undefined)} />}
      </Suspense>
      {asked === "unsubscribe" && <LeadUnsubscribe lead={lead} onClose={() => setAsked(undefined)} />}
    </div>
  );
}

const item = (id: string, label: string, icon: React.ReactNode, onSelect: () => void) =>
  ({ kind: "item", id, label, icon, onSelect }) as const;
