import { useTranslation } from "react-i18next";
import { formatNumber } from "../../ui/format-number.ts";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { BarStrip } from "../../ui/stacked-bar.tsx";
import { leftOut, useCountParts } from "./count-parts.ts";
import { isRunning, type ShownImport } from "./use-imports.ts";
import { shareDone } from "./share-done.ts";

/** A small picture of what became of the lines with its two numbers, or how far it is. */
export function OutcomeCell({ found }: { found: ShownImport }) {
  const { t, i18n } = useTranslation("imports");
  const { counts, startedAt } = found;
  const parts = useCountParts(counts);
  const number = (value: number) => formatNumber(value, i18n.language);
  if (isRunning(found))
    return (
      <span className="block w-full min-w-32">
        <ProgressBar label={t(`states.${found.status}`)} share={shareDone(found)} size="sm" />
      </span>
    );
  // What was never started has counted nothing, which is not the same as none.
  if (startedAt === null) return <span className="text-ink-faint max-lg:hidden">–</span>;
  const changed = t("list.changed", { created: number(counts.created), updated: number(counts.updated) });
  const out = leftOut(counts);
  return (
    <span className="block w-full min-w-40">
      <BarStrip parts={parts} size="sm" />
      <span className="mt-1.5 block truncate text-12 text-ink-soft tabular-nums">
        {changed}
        {out > 0 && ` · ${t("list.leftOut", { lines: number(out) })}`}
      </span>
    </span>
  );
}
