import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { formatNumber } from "../../ui/format-number.ts";
import { Section } from "../../ui/page-header.tsx";
import { contentOf } from "./content-of.ts";
import type { Checked, LineOutcome } from "./use-imports.ts";

type Reason = Checked["reasons"][number];

const tones: Record<LineOutcome, Tone> = { rejected: "bad", duplicate: "warn", suppressed: "warn" };

/** Why lines would be left out, the commonest reason first; each unfolds to its first lines. */
export function CheckReasons({ checked: { reasons } }: { checked: Checked }) {
  const { t } = useTranslation("imports");
  if (reasons.length === 0)
    return (
      <Section title={t("check.reasons")}>
        <p className="text-13 text-ink-soft">{t("check.noneLeftOut")}</p>
      </Section>
    );
  return (
    <Section title={t("check.reasons")} description={t("check.reasonsText")}>
      <div className="-mx-4 -mb-4 border-t border-line sm:-mx-5 sm:-mb-5">
        {reasons.map((reason) => (
          <OneReason key={`${reason.outcome} ${reason.reason}`} of={reason} />
        ))}
      </div>
    </Section>
  );
}

function OneReason({ of: { outcome, reason, count, examples } }: { of: Reason }) {
  const { t, i18n } = useTranslation("imports");
  const number = (value: number) => formatNumber(value, i18n.language);
  return (
    <details className="group border-b border-line last:border-b-0">
      <summary className="grid min-h-row list-none grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-4 py-2 text-13 hover:bg-hover focus-visible:-outline-offset-2 sm:grid-cols-[auto_minmax(0,1fr)_auto_7rem] sm:px-5 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-ink-faint transition-transform group-open:rotate-90 rtl:-scale-x-100 rtl:group-open:-rotate-90"
        />
        <span className="min-w-0 text-ink">{t(`reasons.${reason}`)}</span>
        <span className="flex min-w-0 max-sm:col-start-2 max-sm:row-start-2">
          <Badge tone={tones[outcome]}>{t(`lines.${outcome}`)}</Badge>
        </span>
        <span className="text-end font-medium text-ink tabular-nums max-sm:col-start-3 max-sm:row-start-1">
          {t("check.lines", { count, lines: number(count) })}
        </span>
      </summary>
      <ul className="pb-3 text-13">
        {examples.map((line) => (
          <li
            key={line.firstLine}
            className="grid grid-cols-[minmax(4.5rem,auto)_minmax(0,1fr)] gap-x-4 px-4 py-1 ps-11 sm:px-5 sm:ps-12"
          >
            <span className="text-ink-faint tabular-nums">
              {t("check.line", { line: number(line.firstLine) })}
            </span>
            <span className="min-w-0">
              {line.otherLine !== null && (
                <span className="me-3 text-ink-soft">
                  {t("lines.sameAs", { line: number(line.otherLine) })}
                </span>
              )}
              <span dir="auto" className="font-mono text-12 wrap-anywhere text-ink-soft">
                {contentOf(line.cells)}
              </span>
            </span>
          </li>
        ))}
        {examples.length < count && (
          <li className="px-4 pt-1 ps-11 text-ink-faint sm:px-5 sm:ps-12">
            {t("check.firstOf", { shown: number(examples.length), whole: number(count) })}
          </li>
        )}
      </ul>
    </details>
  );
}
