import { useTranslation } from "react-i18next";
import { formatNumber } from "../../ui/format-number.ts";
import type { BarPart } from "../../ui/stacked-bar.tsx";
import type { Counts } from "./use-imports.ts";

const parts = ["created", "updated", "unchanged", "duplicate", "suppressed", "blank", "rejected"] as const;

const tones: Record<(typeof parts)[number], BarPart["tone"]> = {
  created: "good",
  updated: "info",
  unchanged: "idle",
  duplicate: "warn",
  suppressed: "warn",
  blank: "idle",
  rejected: "bad",
};

/** What became of the lines, for the picture. */
export function useCountParts(counts: Counts): BarPart[] {
  const { t } = useTranslation("imports");
  return parts.map((id) => ({ id, label: t(`outcome.${id}`), count: counts[id], tone: tones[id] }));
}

/** "2,828 + 1,152 + 20": what is not none, in the order of the picture. */
export function sumOf(counts: readonly number[], locale: string): string {
  const shown = counts.filter((count) => count > 0).map((count) => formatNumber(count, locale));
  return shown.join(" + ") || formatNumber(0, locale);
}

/** The identity in words: every line is in one of the counts. */
export function useIdentity(counts: Counts): string {
  const { t, i18n } = useTranslation("imports");
  return t("outcome.identity", {
    read: formatNumber(counts.read, i18n.language),
    sum: sumOf(
      parts.map((part) => counts[part]),
      i18n.language,
    ),
  });
}

/** Lines that make or change nobody and say nothing that is known already. */
export const leftOut = ({ duplicate, suppressed, blank, rejected }: Counts): number =>
  duplicate + suppressed + blank + rejected;
