import { History, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { Button } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { sittingsOf } from "./sittings.ts";
import type { Draft } from "./use-draft.ts";
import { useVersions, type ShownTemplate } from "./use-template.ts";
import { VersionDialog } from "./version-dialog.tsx";

export interface VersionsPanelProps {
  readonly template: ShownTemplate;
  readonly draft: Draft;
  readonly mayRestore: boolean;
}

/** Every save, those that one person made in one go together. */
export function VersionsPanel({ template, draft, mayRestore }: VersionsPanelProps) {
  const { t } = useTranslation("templates");
  const list = useVersions(template.id);
  const [open, setOpen] = useState<number>();
  const [unfolded, setUnfolded] = useState<number>();
  if (list.isPending) return <Skeleton className="h-40 w-full" />;
  if (list.isError) return <QueryFailure error={list.error} onRetry={() => void list.refetch()} />;
  const sittings = sittingsOf(list.data.pages.flatMap(({ versions }) => versions));
  return (
    <>
      <ol aria-label={t("versions.tab")} className="flex flex-col">
        {sittings.map((versions) => {
          const newest = versions[0];
          const isUnfolded = unfolded === newest.number;
          return (
            <li key={newest.number} className="border-b border-line py-2 last:border-b-0">
              <Version version={newest} isCurrent={newest.number === draft.version} onOpen={setOpen} />
              {versions.length > 1 && (
                <Button
                  variant="quiet"
                  aria-expanded={isUnfolded}
                  onClick={() => setUnfolded(isUnfolded ? undefined : newest.number)}
                >
                  {t("versions.more", { count: versions.length - 1 })}
                </Button>
              )}
              {isUnfolded && (
                <ol className="ms-3 border-s border-line ps-2">
                  {versions.slice(1).map((version) => (
                    <li key={version.number}>
                      <Version version={version} isCurrent={false} onOpen={setOpen} />
                    </li>
                  ))}
                </ol>
              )}
            </li>
          );
        })}
      </ol>
      {list.hasNextPage && (
        <Button variant="quiet" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("versions.older")}
        </Button>
      )}
      {open !== undefined && (
        <VersionDialog
          templateId={template.id}
          number={open}
          draft={draft}
          mayRestore={mayRestore}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

interface VersionProps {
  readonly version: ReturnType<typeof sittingsOf>[number][number];
  readonly isCurrent: boolean;
  readonly onOpen: (number: number) => void;
}

function Version({ version, isCurrent, onOpen }: VersionProps) {
  const { t } = useTranslation("templates");
  const { number, restoredFrom, createdAt, createdBy } = version;
  const Icon = restoredFrom === null ? History : RotateCcw;
  return (
    <button
      type="button"
      onClick={() => onOpen(number)}
      className="flex w-full min-w-0 items-start gap-2 rounded-md px-2 py-1.5 text-start text-13 hover:bg-hover"
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium text-ink">
          {createdBy.name ?? t("versions.somebody")}
        </span>
        <span className="block text-12 text-ink-soft">
          <Time at={createdAt} />
          {restoredFrom !== null && <> · {t("versions.restoredFrom", { number: restoredFrom })}</>}
        </span>
      </span>
      <span className="text-12 text-ink-faint tabular-nums">
        {isCurrent ? t("versions.current") : t("versions.number", { number })}
      </span>
    </button>
  );
}
