import { useTranslation } from "react-i18next";
import { leadFields } from "@rookery/server/imports/rules";
import { Select } from "../../ui/select.tsx";
import type { ColumnChoice } from "./choices.ts";
import type { Reading } from "./use-imports.ts";

/** A file without a header, or an empty cell in it, leaves a column without a name. */
export const columnName = (header: string | null | undefined, unnamed: string): string =>
  header?.trim() || unnamed;

interface ColumnTableProps {
  readonly columns: Reading["columns"];
  readonly choice: ColumnChoice;
  readonly onChoice: (next: ColumnChoice) => void;
}

/** Each column of the file, with what stands in it and what it becomes. */
export function ColumnTable({ columns, choice, onChoice }: ColumnTableProps) {
  const { t } = useTranslation("imports");
  const options = [
    { value: "skip" as const, label: t("mapping.skip") },
    ...leadFields.map((field) => ({ value: field, label: t(`mapping.${field}`) })),
  ];
  // Columns have no name that is theirs alone; their place is what the file knows them by.
  const placed = columns.map((column, place) => ({ ...column, place }));
  return (
    <table aria-label={t("mapping.table")} className="w-full table-fixed text-13 max-sm:block">
      <thead className="max-sm:sr-only">
        <tr className="text-12 text-ink-faint *:text-start">
          <th scope="col" className="h-8 w-1/4 font-medium">
            {t("mapping.column")}
          </th>
          <th scope="col" className="font-medium">
            {t("mapping.samples")}
          </th>
          <th scope="col" className="w-44 font-medium">
            {t("mapping.becomes")}
          </th>
        </tr>
      </thead>
      <tbody className="max-sm:grid max-sm:grid-cols-[minmax(0,1fr)] max-sm:gap-4">
        {placed.map((column) => {
          const name = columnName(column.header, t("mapping.unnamed", { number: column.place + 1 }));
          return (
            <tr
              key={column.place}
              className="border-t border-line max-sm:grid max-sm:grid-cols-[minmax(0,1fr)] max-sm:gap-1.5 max-sm:pt-3"
            >
              <th scope="row" className="truncate py-2 pe-4 text-start font-medium text-ink max-sm:py-0">
                {name}
              </th>
              <td className="pe-4 max-sm:pe-0">
                <Samples samples={column.samples} />
              </td>
              <td className="py-1.5">
                <Select
                  aria-label={`${name}: ${t("mapping.becomes")}`}
                  value={choice[column.place] ?? "skip"}
                  options={options}
                  onChange={(field) =>
                    onChoice({ ...choice, [column.place]: field === "skip" ? undefined : field })
                  }
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Samples({ samples }: { samples: readonly string[] }) {
  const { t } = useTranslation("imports");
  if (samples.length === 0) return <span className="text-ink-faint">{t("mapping.noSamples")}</span>;
  return (
    <span className="block truncate font-mono text-12 text-ink-soft">{samples.slice(0, 3).join(" · ")}</span>
  );
}
