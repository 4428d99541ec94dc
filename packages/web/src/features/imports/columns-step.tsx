import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { UnsavedGuard } from "../../lib/forms/unsaved-guard.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Section } from "../../ui/page-header.tsx";
import {
  columnChoiceOf,
  fileChoicesOf,
  hasOtherGuess,
  isChanged,
  mappingToShow,
  planOf,
  type ColumnChoice,
} from "./choices.ts";
import { ColumnTable } from "./column-table.tsx";
import { DiscardButton } from "./discard-button.tsx";
import { FileChoices } from "./file-choices.tsx";
import { ReadingFacts } from "./reading-facts.tsx";
import { useCheckImport, type Reading, type ShownImport } from "./use-imports.ts";

const from = "/t/$tenant/c/$workspace/imports/$importId";

/** What is wrong with the chosen columns, as a sentence. */
function useFaultOf(columns: ColumnChoice): string | undefined {
  const { t } = useTranslation("imports");
  const chosen = Object.values(columns).filter((field) => field !== undefined);
  if (!chosen.includes("email")) return t("mapping.needsEmail");
  const twice = chosen.find((field, index) => chosen.indexOf(field) !== index);
  return twice && t("mapping.twice", { field: t(`mapping.${twice}`) });
}

/** Another reading has other columns: what was chosen for the old ones means nothing for them, and gives way to the guess. */
function useColumns(found: ShownImport, reading: Reading) {
  const key = JSON.stringify(reading);
  const [kept, keep] = useState({ key, columns: columnChoiceOf(mappingToShow(found, reading)) });
  const columns = kept.key === key ? kept.columns : columnChoiceOf(reading.guess);
  return [columns, (next: ColumnChoice) => keep({ key, columns: next })] as const;
}

/** How the file is read, what its columns become and what is to happen, up to the check. */
export function ColumnsStep({ found, reading }: { found: ShownImport; reading: Reading }) {
  const { t } = useTranslation("imports");
  const text = useErrorText();
  const navigate = useNavigate({ from });
  const check = useCheckImport();
  const [columns, setColumns] = useColumns(found, reading);
  const [choices, setChoices] = useState(() => fileChoicesOf(found));
  const [isLeaving, setLeaving] = useState(false);
  const fault = useFaultOf(columns);
  const submit = () =>
    check.mutate(planOf(found.id, columns, choices), {
      // The check is shown from here on, also to whoever came back to the columns.
      onSuccess: () => void navigate({ search: {}, replace: true }),
    });
  return (
    <div className="flex flex-col gap-5">
      <UnsavedGuard isDirty={!isLeaving && isChanged(found, reading, { columns, choices })} />
      <ReadingFacts importId={found.id} reading={reading} fileSizeBytes={found.fileSizeBytes} />
      <Section title={t("mapping.title")} description={t("mapping.description")}>
        <RememberedNote reading={reading} onColumns={setColumns} />
        <ColumnTable columns={reading.columns} choice={columns} onChoice={setColumns} />
        {fault && (
          <div className="mt-4">
            <Callout tone="warn" isAlert>
              {fault}
            </Callout>
          </div>
        )}
      </Section>
      <FileChoices choices={choices} onChange={setChoices} />
      {check.isError && (
        <Callout tone="bad" isAlert>
          {text.sentence(check.error)}
        </Callout>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="max-w-[60ch] text-13 text-ink-soft">{t("choices.checkHint")}</p>
        <div className="page-actions flex flex-wrap gap-2">
          <DiscardButton importId={found.id} fileName={found.fileName} onDiscarding={setLeaving} />
          <Button variant="primary" disabled={fault !== undefined} isBusy={check.isPending} onClick={submit}>
            {t("choices.check")}
          </Button>
        </div>
      </div>
    </div>
  );
}

interface RememberedNoteProps {
  readonly reading: Reading;
  readonly onColumns: (columns: ColumnChoice) => void;
}

function RememberedNote({ reading, onColumns }: RememberedNoteProps) {
  const { t } = useTranslation("imports");
  const { freshGuess } = reading;
  if (reading.isRemembered !== true) return null;
  return (
    <div className="mb-4">
      <Callout
        tone="info"
        actions={
          hasOtherGuess(reading) &&
          freshGuess && (
            <Button onClick={() => onColumns(columnChoiceOf(freshGuess))}>{t("mapping.fresh")}</Button>
          )
        }
      >
        {t("mapping.remembered")}
      </Callout>
    </div>
  );
}
