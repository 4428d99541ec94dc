import { useTranslation } from "react-i18next";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { Stat, StatRow } from "../../ui/stat.tsx";
import { duration } from "./byte-size.ts";

export interface ProgressPanelProps {
  readonly title: string;
  /** Read aloud as the bar's name. */
  readonly bar: string;
  /** 0 to 1. */
  readonly share: number;
  /** Read aloud in place of the percentage. */
  readonly text: string;
  /** What happens when the page is closed. */
  readonly note: string;
  readonly stats: readonly { readonly label: string; readonly value: number | string }[];
  /** Below it: how to stop, and what else is to be said. */
  readonly children?: React.ReactNode;
}

/** Work that runs on the server: how far it is, in numbers. The page may be closed at any time. */
export function ProgressPanel({ title, bar, share, text, note, stats, children }: ProgressPanelProps) {
  const { i18n } = useTranslation();
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" });
  return (
    <section className="flex flex-col gap-5">
      <div className="rounded-lg border border-line bg-panel p-5">
        <div className="mb-3 flex items-baseline justify-between gap-4">
          <h2 className="min-w-0 truncate text-14 font-semibold text-ink">{title}</h2>
          <span className="text-13 text-ink-soft tabular-nums">{percent.format(Math.min(share, 0.99))}</span>
        </div>
        <ProgressBar label={bar} share={share} text={text} />
        <p className="mt-3 text-13 text-ink-soft">{note}</p>
      </div>
      <StatRow>
        {stats.map(({ label, value }) => (
          <Stat key={label} label={label} value={value} />
        ))}
      </StatRow>
      {children}
    </section>
  );
}

/** The time left in words; near the end a figure would only jump. */
export function useTimeLeft(secondsLeft: number | undefined): string {
  const { t, i18n } = useTranslation("imports");
  return secondsLeft === undefined || secondsLeft < 2
    ? t("running.leftNow")
    : duration(secondsLeft, i18n.language);
}
