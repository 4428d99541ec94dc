import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { FieldFilter } from "../../lib/leads-search.ts";
import { Button } from "../../ui/button.tsx";
import { useNow } from "../../ui/time.tsx";
import { useUiWords } from "../../ui/ui-words.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { dayOf } from "./day-bounds.ts";
import type { FilterChange, LeadsAddress } from "./leads-address.ts";
import { useImportName, useOwnFields, useTags, type OwnField } from "./use-choices.ts";
import type { Lead } from "./use-leads.ts";

interface Chip {
  readonly id: string;
  readonly text: string;
  readonly without: FilterChange;
}

export interface FilterChipsProps {
  readonly address: Pick<LeadsAddress, "filter" | "setFilter" | "clear">;
  /** Whoever is filtered by a tag has it, and so its name. */
  readonly leads: readonly Lead[];
  readonly onOpen: () => void;
}

/** What the list is filtered by, each to be changed or taken away. */
export function FilterChips({ address, leads, onOpen }: FilterChipsProps) {
  const { t } = useTranslation("leads");
  const chips = useChips(address.filter, leads);
  if (chips.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <ul aria-label={t("filters.active")} className="contents">
        {chips.map(({ id, text, without }) => (
          <li
            key={id}
            className="flex h-7 max-w-full min-w-0 items-center rounded-md border border-line bg-panel text-13 text-ink touch:h-10"
          >
            <button
              type="button"
              onClick={onOpen}
              title={text}
              className="h-full min-w-0 truncate rounded-s-md ps-2.5 pe-1 hover:bg-hover"
            >
              <bdi>{text}</bdi>
            </button>
            <button
              type="button"
              aria-label={t("filters.remove", { filter: text })}
              onClick={() => address.setFilter(without)}
              className="flex h-full w-7 shrink-0 items-center justify-center rounded-e-md text-ink-faint hover:bg-hover hover:text-ink touch:w-10"
            >
              <X aria-hidden className="size-3.5" />
            </button>
          </li>
        ))}
      </ul>
      <Button variant="quiet" className="h-7" onClick={address.clear}>
        {t("filters.clear")}
      </Button>
    </div>
  );
}

function useChips(filter: LeadsAddress["filter"], leads: readonly Lead[]): Chip[] {
  const { t } = useTranslation("leads");
  const { statuses, tagIds, importId, hasName, isSuppressed } = filter;
  const added = useAddedWords(filter);
  const tagName = useTagName(leads, tagIds !== undefined);
  const fileName = useImportName(importId).data;
  const fieldWords = useFieldWords(filter.fields !== undefined);
  const without = (part: "tagIds" | "fields", keep: (each: unknown) => boolean): FilterChange => {
    const rest = filter[part]?.filter(keep);
    return { [part]: rest && rest.length > 0 ? rest : undefined };
  };
  const words = (key: string, text: string): string => `${key}: ${text}`;
  return [
    ...(statuses
      ? [
          {
            id: "status",
            text: words(t("filters.status"), statuses.map((each) => t(`states.${each}`)).join(", ")),
            without: { statuses: undefined },
          },
        ]
      : []),
    ...(tagIds ?? []).map((id) => ({
      id,
      text: words(t("filters.tag"), tagName(id)),
      without: without("tagIds", (each) => each !== id),
    })),
    ...(importId === undefined
      ? []
      : [
          {
            id: "import",
            text: words(t("filters.import"), fileName ?? "…"),
            without: { importId: undefined },
          },
        ]),
    ...(added === undefined
      ? []
      : [
          {
            id: "added",
            text: words(t("filters.added"), added),
            without: { createdFrom: undefined, createdTo: undefined },
          },
        ]),
    ...(hasName === undefined
      ? []
      : [
          {
            id: "name",
            text: t(hasName ? "filters.nameYes" : "filters.nameNo"),
            without: { hasName: undefined },
          },
        ]),
    ...(isSuppressed === undefined
      ? []
      : [
          {
            id: "suppressed",
            text: t(isSuppressed ? "filters.suppressedYes" : "filters.suppressedNo"),
            without: { isSuppressed: undefined },
          },
        ]),
    ...(filter.fields ?? []).map((field) => ({
      id: field.fieldId,
      text: fieldWords(field),
      without: without("fields", (each) => each !== field),
    })),
  ];
}

function useAddedWords({ createdFrom, createdTo }: LeadsAddress["filter"]): string | undefined {
  const { t } = useTranslation("leads");
  const { timeZone, writeDay } = useUiWords();
  const now = useNow();
  const from = createdFrom === undefined ? undefined : writeDay(new Date(createdFrom));
  const to = createdTo === undefined ? undefined : writeDay(new Date(Date.parse(createdTo) - 1));
  if (from === undefined) return to === undefined ? undefined : t("filters.until", { to });
  const isToday = to === undefined && createdFrom && dayOf(createdFrom, timeZone) === dayOf(now, timeZone);
  if (isToday) return t("filters.today");
  return to === undefined ? t("filters.since", { from }) : t("filters.between", { from, to });
}

function useTagName(leads: readonly Lead[], isWanted: boolean) {
  const tags = useTags(useCompany().id, "", isWanted).data?.tags;
  return (id: string): string =>
    [...(tags ?? []), ...(leads[0]?.tags ?? [])].find((tag) => tag.id === id)?.name ?? "…";
}

function useFieldWords(isWanted: boolean) {
  const { t, i18n } = useTranslation("leads");
  const { writeDay } = useUiWords();
  const fields = useOwnFields(useCompany().id, isWanted).data;
  const value = (of: string | number | undefined, type: OwnField["type"] | undefined): string => {
    if (of === undefined) return "";
    return type === "date"
      ? writeDay(new Date(`${of}T12:00:00`))
      : new Intl.NumberFormat(i18n.language).format(Number(of));
  };
  return ({ fieldId, is, from, to }: FieldFilter): string => {
    const field = fields?.find(({ id }) => id === fieldId);
    const name = field?.name ?? "…";
    if (typeof is === "boolean") return t(is ? "filters.fieldYes" : "filters.fieldNo", { name });
    if (is !== undefined) return `${name}: ${is}`;
    const bounds = { from: value(from, field?.type), to: value(to, field?.type) };
    const isDay = field?.type === "date";
    if (from === undefined) return `${name}: ${t(isDay ? "filters.until" : "filters.atMost", bounds)}`;
    if (to === undefined) return `${name}: ${t(isDay ? "filters.since" : "filters.atLeast", bounds)}`;
    return `${name}: ${t(isDay ? "filters.between" : "filters.range", bounds)}`;
  };
}
