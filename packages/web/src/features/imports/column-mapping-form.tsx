import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Section } from "../../ui/page-header.tsx";
import { Select } from "../../ui/select.tsx";
import { DiscardButton } from "./discard-button.tsx";
import {
  useRunImport,
  type ColumnMapping,
  type LeadField,
  type Reading,
  type ShownImport,
} from "./use-imports.ts";

const fields: readonly LeadField[] = ["email", "name", "firstName", "lastName", "employer", "status", "tags"];

/** Column index → field. One column becomes one thing; the other way round is what the server wants. */
type Choice = Readonly<Record<number, LeadField | undefined>>;

const choiceOf = (guess: ColumnMapping): Choice =>
  Object.fromEntries(fields.flatMap((field) => (guess[field] === undefined ? [] : [[guess[field], field]])));

const mappingOf = (choice: Choice): ColumnMapping =>
  Object.fromEntries(
    Object.entries(choice).flatMap(([column, field]) => (field ? [[field, Number(column)]] : [])),
  );

export function ColumnMappingForm({ found, reading }: { found: ShownImport; reading: Reading }) {
  const { t } = useTranslation("imports");
  const text = useErrorText();
  const company = useCompany();
  const run = useRunImport();
  const [choice, setChoice] = useState<Choice>(() => choiceOf(reading.guess));
  const chosen = Object.values(choice).filter((field) => field !== undefined);
  const twice = chosen.find((field, index) => chosen.indexOf(field) !== index);
  const needsEmail = !chosen.includes("email");
  const fault = needsEmail
    ? t("mapping.needsEmail")
    : twice && t("mapping.twice", { field: t(`mapping.${twice}`) });
  return (
    <Section title={t("mapping.title")} description={t("mapping.description")}>
      <ColumnList columns={reading.columns} choice={choice} onChoice={setChoice} />
      <div className="mt-5 flex flex-col gap-3">
        {fault && (
          <Callout tone="warn" isAlert>
            {fault}
          </Callout>
        )}
        {run.isError && (
          <Callout tone="bad" isAlert>
            {text.sentence(run.error)}
          </Callout>
        )}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="max-w-[56ch] text-13 text-ink-soft">{t("mapping.rules")}</p>
          <div className="flex flex-wrap gap-2">
            <DiscardButton importId={found.id} fileName={found.fileName} />
            <Button
              variant="primary"
              disabled={fault !== undefined}
              isBusy={run.isPending}
              onClick={() => run.mutate({ importId: found.id, columns: mappingOf(choice) })}
            >
              {t("mapping.run", { name: company.name })}
            </Button>
          </div>
        </div>
      </div>
    </Section>
  );
}

interface ColumnListProps {
  readonly columns: Reading["columns"];
  readonly choice: Choice;
  readonly onChoice: (next: Choice) => void;
}

function ColumnList({ columns, choice, onChoice }: ColumnListProps) {
  const { t } = useTranslation("imports");
  const options = [
    { value: "skip" as const, label: t("mapping.skip") },
    ...fields.map((field) => ({ value: field, label: t(`mapping.${field}`) })),
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
          const name = column.header?.trim() || t("mapping.unnamed", { number: column.place + 1 });
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
