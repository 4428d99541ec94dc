import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Archive, FileText, FileX2, type LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import type { FolderForest } from "./folder-forest.ts";
import { FolderTree } from "./folder-tree.tsx";
import { TEMPLATES } from "./templates-view.ts";
import { useMoveFolder, useRenameFolder } from "./use-folders.ts";
import { useMoveTemplates } from "./use-move-templates.ts";
import { useTemplateCounts } from "./use-templates.ts";

/** Where templates lie: all, the folders, none, and the archive. */
export function Places({ forest, mayWrite }: { forest: FolderForest; mayWrite: boolean }) {
  const { t } = useTranslation("templates");
  const company = useCompany();
  const { folder } = useSearch({ from: TEMPLATES });
  const navigate = useNavigate({ from: TEMPLATES });
  const text = useErrorText();
  const counts = useTemplateCounts(company.id).data;
  const move = useMoveFolder();
  const rename = useRenameFolder();
  const moveTemplates = useMoveTemplates(forest);
  const onError = (error: unknown) => toastFailed(text.sentence(error));
  const moveFolder = (input: Parameters<typeof move.mutate>[0], isUndo = false) =>
    move.mutate(input, {
      onError,
      onSuccess: (back) =>
        !isUndo &&
        toastDone({
          text: t("tree.moved", { name: forest.byId.get(input.folderId)?.name ?? "" }),
          undo: { label: t("undo"), run: () => moveFolder(back, true) },
        }),
    });
  return (
    <nav aria-label={t("places")} className="flex flex-col gap-0.5">
      <Place icon={FileText} label={t("all")} count={counts?.all} isCurrent={folder === undefined} />
      <Place
        icon={FileX2}
        label={t("unfiled")}
        count={counts?.unfiled}
        place="unfiled"
        isCurrent={folder === "unfiled"}
      />
      <div className="my-1">
        <FolderTree
          label={t("tree.label")}
          forest={forest}
          current={folder !== undefined && forest.byId.has(folder) ? folder : undefined}
          mayWrite={mayWrite}
          onOpen={(id) => void navigate({ search: { folder: id } })}
          onMove={(input) => moveFolder(input)}
          onRename={(folderId, name) => rename.mutate({ folderId, name }, { onError })}
          onTake={(ids, folderId) => moveTemplates(ids, { into: folderId, outOf: folder })}
        />
      </div>
      <Place
        icon={Archive}
        label={t("archive")}
        count={counts?.archived}
        place="archived"
        isCurrent={folder === "archived"}
      />
    </nav>
  );
}

interface PlaceProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly count: number | undefined;
  /** Absent = all. */
  readonly place?: string;
  readonly isCurrent: boolean;
}

function Place({ icon: Icon, label, count, place, isCurrent }: PlaceProps) {
  return (
    <Link
      from={TEMPLATES}
      to="."
      search={place === undefined ? {} : { folder: place }}
      aria-current={isCurrent ? "page" : undefined}
      className={`flex h-8 items-center gap-2 rounded-md px-2 text-13 touch:h-10 ${
        isCurrent
          ? "bg-accent-soft font-medium text-accent-ink"
          : "text-ink-soft hover:bg-hover hover:text-ink"
      }`}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className="flex-1 truncate">{label}</span>
      {count !== undefined && count > 0 && (
        <span className="text-12 text-ink-faint tabular-nums">{count}</span>
      )}
    </Link>
  );
}
