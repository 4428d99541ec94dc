import { Archive, ArchiveRestore, FolderInput, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import type { FolderForest } from "./folder-forest.ts";
import { MoveTemplatesDialog } from "./move-templates-dialog.tsx";
import { useArchive } from "./use-archive.ts";
import type { ListedTemplate } from "./use-templates.ts";

export interface SelectionBarProps {
  readonly templates: readonly ListedTemplate[];
  readonly forest: FolderForest;
  readonly onDone: () => void;
}

/** What can be done to the chosen templates together. */
export function SelectionBar({ templates, forest, onDone }: SelectionBarProps) {
  const { t } = useTranslation("templates");
  const archive = useArchive();
  const [isMoving, setMoving] = useState(false);
  const ids = templates.map(({ id }) => id);
  const isArchive = templates.every(({ archivedAt }) => archivedAt !== null);
  const setArchived = (isArchived: boolean) => {
    archive(ids, isArchived);
    onDone();
  };
  return (
    <div
      role="region"
      aria-label={t("selection.label")}
      className="sticky bottom-4 z-20 flex flex-wrap items-center gap-2 self-center rounded-lg border border-line bg-raised p-2 shadow-float"
    >
      <span className="px-2 text-13 font-medium text-ink tabular-nums">
        {t("selection.count", { count: ids.length })}
      </span>
      {!isArchive && (
        <Button onClick={() => setMoving(true)}>
          <FolderInput aria-hidden />
          {t("selection.move")}
        </Button>
      )}
      <Button onClick={() => setArchived(!isArchive)}>
        {isArchive ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
        {isArchive ? t("selection.restore") : t("selection.archive")}
      </Button>
      <IconButton label={t("selection.none")} icon={<X aria-hidden />} onClick={onDone} />
      {isMoving && (
        <MoveTemplatesDialog
          templateIds={ids}
          forest={forest}
          onClose={() => setMoving(false)}
          onMoved={onDone}
        />
      )}
    </div>
  );
}
