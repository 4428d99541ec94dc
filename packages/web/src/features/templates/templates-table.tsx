import { useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "../../lib/paths.ts";
import { PlainLink } from "../../lib/plain-link.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Table, type Column } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { dragTemplates } from "./dragged-templates.ts";
import type { FolderForest } from "./folder-forest.ts";
import { Tag } from "./tag.tsx";
import { useTemplatesView } from "./templates-view.ts";
import type { ListedTemplate } from "./use-templates.ts";

export interface TemplatesTableProps {
  readonly templates: readonly ListedTemplate[];
  readonly forest: FolderForest;
  readonly selected: ReadonlySet<string>;
  /** Absent where nothing may be done to them. */
  readonly onSelect: ((selected: ReadonlySet<string>) => void) | undefined;
  readonly isStale: boolean;
  readonly footer: ReactNode;
}

/** Rows can be dragged onto a folder of the tree, all chosen ones together. */
export function TemplatesTable(props: TemplatesTableProps) {
  const { templates, forest, selected, onSelect, isStale, footer } = props;
  const { t } = useTranslation("templates");
  const company = useCompany();
  const { place } = useTemplatesView();
  const tenant = useTenantSlug();
  const router = useRouter();
  const hrefOf = (templateId: string) =>
    router.buildLocation({
      to: paths.template,
      params: { tenant, workspace: company.workspaceName, templateId },
    }).href;
  const drag = (event: React.DragEvent, id: string) =>
    dragTemplates(event.dataTransfer, selected.has(id) ? [...selected] : [id]);
  const columns: Column<ListedTemplate>[] = [
    ...(onSelect ? [selectColumn({ templates, selected, onSelect, label: t })] : []),
    {
      id: "name",
      header: t("table.name"),
      onPhone: "title",
      cell: ({ id, name, subject }) => (
        <span
          className="flex min-w-0 items-baseline gap-2"
          draggable={onSelect !== undefined}
          onDragStart={(event) => drag(event, id)}
        >
          <PlainLink
            href={hrefOf(id)}
            className="max-w-full shrink-0 truncate rounded-sm font-medium text-ink"
          >
            {name}
          </PlainLink>
          <span className="truncate text-12 font-normal text-ink-faint max-sm:hidden">{subject}</span>
        </span>
      ),
    },
    {
      id: "folders",
      header: t("table.folders"),
      width: "w-36 max-xl:hidden",
      onPhone: "hidden",
      cell: ({ folderIds }) => (
        <span className="text-ink-soft">
          {folderIds
            .flatMap((id) => forest.byId.get(id)?.name ?? [])
            .filter((_, index) => place === "all" || folderIds.length > 1 || index > 0)
            .join(", ")}
        </span>
      ),
    },
    {
      id: "tags",
      header: t("table.tags"),
      width: "w-44",
      onPhone: "detail",
      cell: ({ tags, isInUse }) => (
        <span className="flex gap-1">
          {isInUse && <Badge tone="good">{t("inUse")}</Badge>}
          {tags.map((tag) => (
            <Tag key={tag.id} name={tag.name} />
          ))}
        </span>
      ),
    },
    {
      id: "changed",
      header: t("table.changed"),
      width: "w-44",
      onPhone: "end",
      cell: ({ updatedAt, updatedBy }) => (
        <span className="text-ink-soft">
          <Time at={updatedAt} />
          {updatedBy !== null && <span className="text-ink-faint max-sm:hidden"> · {updatedBy}</span>}
        </span>
      ),
    },
  ];
  return (
    <Table
      label={t("table.label")}
      columns={columns}
      rows={templates}
      rowKey={({ id }) => id}
      isRowLink
      isStale={isStale}
      footer={footer || undefined}
    />
  );
}

interface Selecting {
  readonly templates: readonly ListedTemplate[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly label: ReturnType<typeof useTranslation<"templates">>["t"];
}

function selectColumn({ templates, selected, onSelect, label: t }: Selecting): Column<ListedTemplate> {
  const isAll = templates.every(({ id }) => selected.has(id));
  return {
    id: "select",
    width: "w-12",
    onPhone: "hidden",
    header: (
      <input
        type="checkbox"
        aria-label={t("table.selectAll")}
        checked={isAll}
        onChange={() => onSelect(new Set(isAll ? [] : templates.map(({ id }) => id)))}
        className="block"
      />
    ),
    cell: ({ id, name }) => (
      <input
        type="checkbox"
        aria-label={t("table.select", { name })}
        checked={selected.has(id)}
        onChange={() => {
          const next = new Set(selected);
          if (!next.delete(id)) next.add(id);
          onSelect(next);
        }}
        className="block"
      />
    ),
  };
}
