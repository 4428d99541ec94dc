import { Archive, Download, Ellipsis, FolderInput, Tag, Trash2, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LeadFilter } from "../../lib/leads-search.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { formatNumber } from "../../ui/format-number.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu, type MenuEntry } from "../../ui/menu.tsx";
import { PHONE, useMedia } from "../../ui/use-media.ts";
import { BulkDialog, type BulkTask } from "./bulk-dialog.tsx";
import type { Selecting } from "./use-selection.ts";
import { CHOSEN_MAX } from "./use-selection.ts";

export interface BulkBarProps {
  readonly selecting: Selecting;
  readonly filter: LeadFilter;
  /** Leads that were fetched. */
  readonly shown: number;
  /** All that match, as far as they were counted. */
  readonly total: { readonly count: number; readonly isMore: boolean };
  readonly mayWrite: boolean;
  readonly onDone: () => void;
}

/** What can be done to the chosen leads together. */
export function BulkBar(props: BulkBarProps) {
  const { selecting, filter, shown, total, mayWrite, onDone } = props;
  const { t, i18n } = useTranslation("leads");
  const { id: companyId } = useCompany();
  const isPhone = useMedia(PHONE);
  const [task, setTask] = useState<BulkTask>();
  const { selection } = selecting;
  const count = selection.isAll ? total.count : selection.ids.size;
  const written = (of: number, isMore: boolean) => `${formatNumber(of, i18n.language)}${isMore ? "+" : ""}`;
  const amount = { count, leads: written(count, selection.isAll && total.isMore) };
  // As with a page that is chosen whole: the next step may be the rest of them.
  const isPage = !selection.isAll && selection.ids.size >= Math.min(shown, CHOSEN_MAX);
  const mayChooseAll = isPage && (total.isMore || total.count > selection.ids.size);
  return (
    <div
      role="region"
      aria-label={t("bulk.label")}
      className="pop-in sticky bottom-4 z-20 mx-auto mt-4 flex w-fit max-w-full flex-wrap items-center justify-center gap-x-1.5 gap-y-2 rounded-lg border border-line bg-raised p-2 shadow-float"
    >
      <p role="status" className="px-2 text-13 font-medium text-ink tabular-nums">
        {t("bulk.count", amount)}
      </p>
      {mayChooseAll && (
        <button
          type="button"
          onClick={selecting.chooseAll}
          className="h-control rounded-md px-2 text-13 font-medium text-accent-ink hover:bg-hover"
        >
          {t("bulk.all", { count: total.count, leads: written(total.count, total.isMore) })}
        </button>
      )}
      <Tasks isPhone={isPhone} mayWrite={mayWrite} onChoose={setTask} />
      <IconButton label={t("bulk.none")} keys="Esc" icon={<X aria-hidden />} onClick={onDone} />
      {task !== undefined && (
        <BulkDialog
          task={task}
          chosen={{ companyId, selection, filter }}
          amount={amount}
          onClose={() => setTask(undefined)}
          onStarted={onDone}
        />
      )}
    </div>
  );
}

interface TasksProps {
  readonly isPhone: boolean;
  readonly mayWrite: boolean;
  readonly onChoose: (task: BulkTask) => void;
}

function Tasks({ isPhone, mayWrite, onChoose }: TasksProps) {
  const { t } = useTranslation("leads");
  const item = (task: BulkTask, icon?: React.ReactNode): MenuEntry => ({
    kind: "item",
    id: task,
    label: t(`bulk.do.${task}`),
    icon,
    ...(task === "delete" && { tone: "danger" }),
    onSelect: () => onChoose(task),
  });
  const button = (task: BulkTask, icon: React.ReactNode) => (
    <Button onClick={() => onChoose(task)}>
      {icon}
      {t(`bulk.do.${task}`)}
    </Button>
  );
  if (!mayWrite) return button("export", <Download aria-hidden />);
  const statuses = [item("archived"), item("active"), item("unsubscribed")];
  if (isPhone)
    return (
      <Menu
        side="top"
        trigger={<Button variant="primary">{t("bulk.actions")}</Button>}
        entries={[
          item("tag", <Tag aria-hidden />),
          item("untag"),
          { kind: "separator", id: "status" },
          ...statuses,
          { kind: "separator", id: "move" },
          item("move", <FolderInput aria-hidden />),
          item("export", <Download aria-hidden />),
          item("delete", <Trash2 aria-hidden />),
        ]}
      />
    );
  return (
    <>
      {button("tag", <Tag aria-hidden />)}
      <Menu
        side="top"
        trigger={
          <Button>
            <Archive aria-hidden />
            {t("bulk.status")}
          </Button>
        }
        entries={statuses}
      />
      {button("export", <Download aria-hidden />)}
      {button("delete", <Trash2 aria-hidden />)}
      <Menu
        side="top"
        align="end"
        trigger={<IconButton label={t("bulk.more")} icon={<Ellipsis aria-hidden />} />}
        entries={[item("untag", <Tag aria-hidden />), item("move", <FolderInput aria-hidden />)]}
      />
    </>
  );
}
