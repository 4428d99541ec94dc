import { leadFields } from "@rookery/server/imports/rules";
import type { ColumnMapping, Existing, ImportPlan, LeadField, Reading, ShownImport } from "./use-imports.ts";

/** Column index → field. One column becomes one thing; the other way round is what the server wants. */
export type ColumnChoice = Readonly<Record<number, LeadField | undefined>>;

/** What is chosen for the whole file. */
export interface FileChoices {
  readonly existing: Existing;
  readonly tags: readonly string[];
  readonly source: string;
  readonly consent: string;
}

export const columnChoiceOf = (mapping: ColumnMapping): ColumnChoice =>
  Object.fromEntries(
    leadFields.flatMap((field) => (mapping[field] === undefined ? [] : [[mapping[field], field]])),
  );

const mappingOf = (choice: ColumnChoice): ColumnMapping =>
  Object.fromEntries(
    Object.entries(choice).flatMap(([column, field]) => (field ? [[field, Number(column)]] : [])),
  );

/** What was chosen before, or the guess. */
export const mappingToShow = (found: ShownImport, reading: Reading): ColumnMapping =>
  found.columns ?? reading.guess;

export const fileChoicesOf = ({ existing, tags, source, consent }: ShownImport): FileChoices => ({
  existing,
  tags,
  source: source ?? "",
  consent: consent ?? "",
});

export function planOf(importId: string, columns: ColumnChoice, choices: FileChoices): ImportPlan {
  const { existing, tags, source, consent } = choices;
  return {
    importId,
    columns: mappingOf(columns),
    existing,
    tags: [...tags],
    source: source.trim(),
    consent: consent.trim(),
  };
}

/** The plan that was checked, to be run as it is. */
export const checkedPlan = (found: ShownImport): ImportPlan => ({
  importId: found.id,
  columns: found.columns ?? {},
  existing: found.existing,
  tags: found.tags,
  source: found.source,
  consent: found.consent,
});

const sameMapping = (one: ColumnMapping, other: ColumnMapping): boolean =>
  leadFields.every((field) => one[field] === other[field]);

/** Whether the form says something else than what stands already. */
export const isChanged = (
  found: ShownImport,
  reading: Reading,
  now: { columns: ColumnChoice; choices: FileChoices },
): boolean =>
  !sameMapping(mappingOf(now.columns), mappingToShow(found, reading)) ||
  JSON.stringify(now.choices) !== JSON.stringify(fileChoicesOf(found));

/** A remembered mapping that is not what we would guess, so that one may want the guess. */
export const hasOtherGuess = ({ isRemembered, freshGuess, guess }: Reading): boolean =>
  isRemembered === true && freshGuess !== undefined && !sameMapping(freshGuess, guess);
