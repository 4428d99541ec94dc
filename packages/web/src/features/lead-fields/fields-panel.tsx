import { FIELDS_MAX } from "@rookery/server/lead-fields/schema";
import { Plus, TextCursorInput } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useKeptFocus } from "../../lib/use-kept-focus.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { TableSkeleton } from "../../ui/skeleton.tsx";
import { Table, type Column } from "../../ui/table.tsx";
import { FieldMenu, type FieldAct } from "./field-menu.tsx";
import { useCountWords } from "./use-count-words.ts";
import { useFields, type LeadField } from "./use-lead-fields.ts";

const AddFieldDialog = lazy(() =>
  import("./add-field-dialog.tsx").then((file) => ({ default: file.AddFieldDialog })),
);
const RenameFieldDialog = lazy(() =>
  import("./rename-field-dialog.tsx").then((file) => ({ default: file.RenameFieldDialog })),
);
const RemoveFieldDialog = lazy(() =>
  import("./remove-field-dialog.tsx").then((file) => ({ default: file.RemoveFieldDialog })),
);

export function FieldsPanel({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation("leadFields");
  const company = useCompany();
  const fields = useFields(company.id);
  const [isAdding, setAdding] = useState(false);
  const [asked, setAsked] = useState<{ act: FieldAct; field: LeadField }>();
  const columns = useColumns(mayChange, (act, field) => setAsked({ act, field }));
  const close = () => setAsked(undefined);
  const add = (
    <Button variant="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {t("fields.add")}
    </Button>
  );
  const count = fields.data?.length ?? 0;
  // With a field goes the row whose menu had the focus.
  useKeptFocus(String(count));
  return (
    <>
      {fields.isPending && <TableSkeleton columns={["w-1/4", "w-28", "w-28"]} rows={4} />}
      {fields.isError && <QueryFailure error={fields.error} onRetry={() => void fields.refetch()} />}
      {fields.data && count === 0 && (
        <EmptyState icon={<TextCursorInput />} title={t("fields.emptyTitle")} action={mayChange && add}>
          {t("fields.emptyText")}
        </EmptyState>
      )}
      {fields.data && count > 0 && (
        <>
          <div className="mb-3 flex min-h-control flex-wrap items-center justify-between gap-2">
            <p className="text-13 text-ink-faint tabular-nums">
              {mayChange && count >= FIELDS_MAX
                ? t("fields.full", { max: FIELDS_MAX })
                : t("fields.count", { count, max: FIELDS_MAX })}
            </p>
            {mayChange && count < FIELDS_MAX && add}
          </div>
          <Table
            label={t("fields.table", { name: company.name })}
            columns={columns}
            rows={fields.data}
            rowKey={({ id }) => id}
          />
        </>
      )}
      <Suspense>
        {isAdding && <AddFieldDialog onClose={() => setAdding(false)} />}
        {asked?.act === "rename" && <RenameFieldDialog field={asked.field} onClose={close} />}
        {asked?.act === "remove" && <RemoveFieldDialog field={asked.field} onClose={close} />}
      </Suspense>
    </>
  );
}

function useColumns(
  mayChange: boolean,
  onAsk: (act: FieldAct, field: LeadField) => void,
): Column<LeadField>[] {
  const { t } = useTranslation("leadFields");
  const words = useCountWords();
  const plain: Column<LeadField>[] = [
    {
      id: "name",
      header: t("fields.name"),
      onPhone: "title",
      cell: ({ name }) => (
        <bdi className="font-medium text-ink" title={name}>
          {name}
        </bdi>
      ),
    },
    {
      id: "type",
      header: t("fields.type"),
      width: "w-40",
      onPhone: "detail",
      cell: ({ type }) => <span className="text-ink-soft">{t(`fields.types.${type}`)}</span>,
    },
    {
      id: "leads",
      header: t("fields.leads"),
      width: "w-48",
      onPhone: "detail",
      cell: ({ leads }) => <span className="text-ink-soft tabular-nums">{words.leads(leads)}</span>,
    },
  ];
  if (!mayChange) return plain;
  const acts: Column<LeadField> = {
    id: "acts",
    header: <span className="sr-only">{t("fields.actions")}</span>,
    width: "w-14",
    align: "end",
    onPhone: "end",
    cell: (field) => <FieldMenu field={field} onAsk={onAsk} />,
  };
  return [...plain, acts];
}
