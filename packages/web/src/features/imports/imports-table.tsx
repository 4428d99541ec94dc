import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Table, type Column } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { byteSize } from "./byte-size.ts";
import { ImportStatusBadge } from "./import-status.tsx";
import { OutcomeCell } from "./outcome-cell.tsx";
import type { ShownImport } from "./use-imports.ts";

export interface ImportsTableProps {
  readonly imports: readonly ShownImport[];
  readonly footer?: ReactNode;
}

/** Each file with who brought it, what was chosen and what became of it. */
export function ImportsTable({ imports, footer }: ImportsTableProps) {
  const { t } = useTranslation("imports");
  const company = useCompany();
  const columns: Column<ShownImport>[] = [
    {
      id: "file",
      header: t("list.file"),
      onPhone: "title",
      cell: (each) => <FileCell found={each} />,
    },
    {
      id: "status",
      header: t("list.status"),
      width: "w-48",
      onPhone: "end",
      cell: (each) => <ImportStatusBadge found={each} />,
    },
    {
      id: "outcome",
      header: t("list.outcome"),
      width: "w-1/4",
      onPhone: "detail",
      cell: (each) => <OutcomeCell found={each} />,
    },
    {
      id: "by",
      header: t("list.by"),
      width: "w-40",
      onPhone: "hidden",
      cell: ({ createdBy: { name } }) => (
        <span className="text-ink-soft" title={name ?? undefined}>
          {name}
        </span>
      ),
    },
    {
      id: "when",
      header: t("list.when"),
      width: "w-36",
      onPhone: "detail",
      cell: (each) => (
        <span className="text-ink-soft">
          <Time at={each.createdAt} />
        </span>
      ),
    },
  ];
  return (
    <Table
      label={t("list.table", { name: company.name })}
      columns={columns}
      rows={imports}
      rowKey={(each) => each.id}
      isRowLink
      {...(footer !== undefined && { footer })}
    />
  );
}

/** The name, and below it the size and, once they stand, the choices. */
function FileCell({ found }: { found: ShownImport }) {
  const { t, i18n } = useTranslation("imports");
  const place = { tenant: useTenantSlug(), workspace: useCompany().workspaceName };
  const isChosen = found.columns !== null;
  const facts = [
    byteSize(found.fileSizeBytes, i18n.language),
    ...(isChosen ? [t(`choices.${found.existing}`), ...found.tags] : []),
    ...(found.source === null ? [] : [found.source]),
  ].join(" · ");
  return (
    <span className="block py-1.5">
      <Link
        to={paths.import}
        params={{ ...place, importId: found.id }}
        title={found.fileName}
        className="block truncate rounded-sm font-medium text-ink"
      >
        {found.fileName}
      </Link>
      <span dir="auto" title={facts} className="mt-0.5 block truncate text-12 font-normal text-ink-faint">
        {facts}
      </span>
    </span>
  );
}
