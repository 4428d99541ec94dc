import { SearchX, Tags } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useKeptFocus } from "../../lib/use-kept-focus.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SearchBox } from "../../ui/search-box.tsx";
import { TableSkeleton } from "../../ui/skeleton.tsx";
import { Table, type Column } from "../../ui/table.tsx";
import { TagMenu, type TagAct } from "./tag-menu.tsx";
import { useCountWords } from "./use-count-words.ts";
import { useTags, type Tag } from "./use-lead-fields.ts";

const RenameTagDialog = lazy(() =>
  import("./rename-tag-dialog.tsx").then((file) => ({ default: file.RenameTagDialog })),
);
const MergeTagDialog = lazy(() =>
  import("./merge-tag-dialog.tsx").then((file) => ({ default: file.MergeTagDialog })),
);

export interface TagsPanelProps {
  readonly search: string;
  readonly mayChange: boolean;
  readonly onSearch: (search: string) => void;
}

interface Asked {
  readonly act: TagAct;
  readonly tag: Tag;
  /** The tag that another one should be merged into, where that is known. */
  readonly intoId?: string;
}

export function TagsPanel({ search, mayChange, onSearch }: TagsPanelProps) {
  const { t } = useTranslation("leadFields");
  const company = useCompany();
  const list = useTags(company.id, search);
  const [asked, setAsked] = useState<Asked>();
  const columns = useColumns(mayChange, (act, tag) => setAsked({ act, tag }));
  const tags = list.data?.tags;
  const isEmpty = tags?.length === 0;
  // With a tag goes the row whose menu had the focus.
  useKeptFocus(String(tags?.length));
  const close = () => setAsked(undefined);
  if (isEmpty && search === "")
    return (
      <EmptyState icon={<Tags />} title={t("tags.emptyTitle")}>
        {t("tags.emptyText")}
      </EmptyState>
    );
  return (
    <>
      <SearchBox label={t("tags.search")} value={search} onChange={onSearch} className="mb-3 sm:max-w-72" />
      {list.isPending && <TableSkeleton columns={["w-1/4", "w-28", "w-28"]} rows={8} />}
      {list.isError && <QueryFailure error={list.error} onRetry={() => void list.refetch()} />}
      {isEmpty && (
        <EmptyState
          icon={<SearchX />}
          title={t("tags.noneTitle")}
          action={<Button onClick={() => onSearch("")}>{t("tags.clear")}</Button>}
        >
          {t("tags.noneText")}
        </EmptyState>
      )}
      {tags && !isEmpty && (
        <Table
          label={t("tags.table", { name: company.name })}
          columns={columns}
          rows={tags}
          rowKey={({ id }) => id}
          isStale={list.isPlaceholderData}
          {...(list.data?.isMore && {
            footer: <p className="text-13 text-ink-faint">{t("tags.isMore", { count: tags.length })}</p>,
          })}
        />
      )}
      <Suspense>
        {asked?.act === "rename" && (
          <RenameTagDialog
            tag={asked.tag}
            onMerge={(intoId) => setAsked({ act: "merge", tag: asked.tag, intoId })}
            onClose={close}
          />
        )}
        {asked?.act === "merge" && <MergeTagDialog tag={asked.tag} intoId={asked.intoId} onClose={close} />}
      </Suspense>
    </>
  );
}

function useColumns(mayChange: boolean, onAsk: (act: TagAct, tag: Tag) => void): Column<Tag>[] {
  const { t } = useTranslation("leadFields");
  const words = useCountWords();
  const plain: Column<Tag>[] = [
    {
      id: "name",
      header: t("tags.name"),
      onPhone: "title",
      cell: ({ name }) => (
        <bdi className="font-medium text-ink" title={name}>
          {name}
        </bdi>
      ),
    },
    {
      id: "leads",
      header: t("tags.leads"),
      width: "w-48",
      onPhone: "detail",
      cell: ({ leads }) => <span className="text-ink-soft tabular-nums">{words.leads(leads)}</span>,
    },
    {
      id: "templates",
      header: t("tags.templates"),
      width: "w-48",
      onPhone: "detail",
      cell: ({ templates }) => (
        <span className="text-ink-soft tabular-nums">{words.templates(templates)}</span>
      ),
    },
  ];
  if (!mayChange) return plain;
  const acts: Column<Tag> = {
    id: "acts",
    header: <span className="sr-only">{t("tags.actions")}</span>,
    width: "w-14",
    align: "end",
    onPhone: "end",
    cell: (tag) => <TagMenu tag={tag} onAsk={onAsk} />,
  };
  return [...plain, acts];
}
