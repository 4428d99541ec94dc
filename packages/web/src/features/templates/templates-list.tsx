import { useNavigate, useSearch } from "@tanstack/react-router";
import { FileText, FolderOpen, SearchX } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SearchBox } from "../../ui/search-box.tsx";
import { Select } from "../../ui/select.tsx";
import { TableSkeleton } from "../../ui/skeleton.tsx";
import type { FolderForest } from "./folder-forest.ts";
import { FolderHeader } from "./folder-header.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { TemplatesTable } from "./templates-table.tsx";
import { TEMPLATES, useTemplatesView } from "./templates-view.ts";
import { useTemplates, useTemplateTags } from "./use-templates.ts";

export interface TemplatesListProps {
  readonly forest: FolderForest;
  readonly mayWrite: boolean;
  readonly onAdd: () => void;
}

/** The templates of the place in the address, with what can be done to them. */
export function TemplatesList({ forest, mayWrite, onAdd }: TemplatesListProps) {
  const { t } = useTranslation("templates");
  const view = useTemplatesView();
  const list = useTemplates(view);
  const templates = useMemo(() => list.data?.pages.flatMap((page) => page.templates) ?? [], [list.data]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  // What went out of sight cannot be acted on.
  const chosen = templates.filter(({ id }) => selected.has(id));
  const isFiltered = view.search !== "" || view.tagId !== undefined;
  const isEmpty = list.isSuccess && templates.length === 0;
  return (
    <section aria-label={t("title")} className="flex min-w-0 flex-1 flex-col gap-3">
      <FolderHeader forest={forest} mayWrite={mayWrite} />
      {!(isEmpty && !isFiltered) && <Filters />}
      {list.isPending && <TableSkeleton columns={["w-1/2", "w-28", "w-32"]} rows={8} />}
      {list.isError && <QueryFailure error={list.error} onRetry={() => void list.refetch()} />}
      {isEmpty && <Nothing isFiltered={isFiltered} mayWrite={mayWrite} onAdd={onAdd} />}
      {templates.length > 0 && (
        <TemplatesTable
          templates={templates}
          forest={forest}
          selected={selected}
          onSelect={mayWrite ? setSelected : undefined}
          isStale={list.isPlaceholderData}
          footer={
            list.hasNextPage && (
              <Button
                variant="quiet"
                isBusy={list.isFetchingNextPage}
                onClick={() => void list.fetchNextPage()}
              >
                {t("more")}
              </Button>
            )
          }
        />
      )}
      {chosen.length > 0 && (
        <SelectionBar templates={chosen} forest={forest} onDone={() => setSelected(new Set())} />
      )}
    </section>
  );
}

const ANY = "any";

function Filters() {
  const { t } = useTranslation("templates");
  const { id: companyId } = useCompany();
  const { q = "", tag, order = "updated" } = useSearch({ from: TEMPLATES });
  const navigate = useNavigate({ from: TEMPLATES });
  const tags = useTemplateTags(companyId).data ?? [];
  const change = (changed: { q?: string; tag?: string | undefined; order?: "name" | undefined }) =>
    void navigate({
      search: (now) => {
        const { q: text, tag: tagId, order: by, ...rest } = { ...now, ...changed };
        return { ...rest, ...(text && { q: text }), ...(tagId && { tag: tagId }), ...(by && { order: by }) };
      },
      replace: true,
    });
  return (
    <div className="flex flex-wrap gap-2">
      <SearchBox
        label={t("search")}
        value={q}
        onChange={(typed) => change({ q: typed })}
        className="w-full sm:w-72"
      />
      {(tags.length > 0 || tag !== undefined) && (
        <Select
          aria-label={t("tag")}
          value={tag ?? ANY}
          options={[
            { value: ANY, label: t("anyTag") },
            ...tags.map(({ id, name, templates }) => ({ value: id, label: `${name} (${templates})` })),
          ]}
          onChange={(value) => change({ tag: value === ANY ? undefined : value })}
          className="min-w-0 flex-1 basis-32 sm:w-48 sm:flex-none"
        />
      )}
      <Select
        aria-label={t("order.label")}
        value={order}
        options={[
          { value: "updated", label: t("order.updated") },
          { value: "name", label: t("order.name") },
        ]}
        onChange={(value) => change({ order: value === "name" ? "name" : undefined })}
        className="min-w-0 flex-1 basis-32 sm:w-44 sm:flex-none"
      />
    </div>
  );
}

function Nothing({
  isFiltered,
  mayWrite,
  onAdd,
}: {
  isFiltered: boolean;
  mayWrite: boolean;
  onAdd: () => void;
}) {
  const { t } = useTranslation("templates");
  const company = useCompany();
  const navigate = useNavigate({ from: TEMPLATES });
  const { place } = useTemplatesView();
  if (isFiltered)
    return (
      <EmptyState
        icon={<SearchX />}
        title={t("none.found")}
        action={
          <Button onClick={() => void navigate({ search: ({ q: _q, tag: _tag, ...rest }) => rest })}>
            {t("none.clear")}
          </Button>
        }
      >
        {t("none.foundText")}
      </EmptyState>
    );
  if (place === "archived" || place === "unfiled")
    return (
      <EmptyState icon={<FolderOpen />} title={t(`none.${place}`)}>
        {t(`none.${place}Text`)}
      </EmptyState>
    );
  const action = mayWrite && (
    <Button variant="primary" onClick={onAdd}>
      {t("newTemplate")}
    </Button>
  );
  return place === "all" ? (
    <EmptyState icon={<FileText />} title={t("none.all")} action={action}>
      {mayWrite ? t("none.allText") : t("none.view", { name: company.name })}
    </EmptyState>
  ) : (
    <EmptyState icon={<FolderOpen />} title={t("none.folder")} action={action}>
      {t("none.folderText")}
    </EmptyState>
  );
}
