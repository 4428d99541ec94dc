import { formatNumber } from "./format-number.ts";
import type { Tone } from "./badge.tsx";
import { classNames } from "./class-names.ts";
import { useUiWords } from "./ui-words.tsx";

export interface BarPart {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly tone: Exclude<Tone, "busy"> | "accent";
}

export interface StackedBarProps {
  readonly label: string;
  readonly parts: readonly BarPart[];
}

const fills: Record<BarPart["tone"], string> = {
  accent: "bg-mark",
  good: "bg-good-solid",
  warn: "bg-warn-solid",
  bad: "bg-bad-solid",
  info: "bg-info-solid",
  idle: "bg-idle-solid",
};

/** How a whole divides, as a bar and, for all who cannot see colours, as a list with the numbers. */
export function StackedBar({ label, parts }: StackedBarProps) {
  const { locale } = useUiWords();
  const whole = parts.reduce((sum, part) => sum + part.count, 0);
  const share = (count: number) => (whole === 0 ? 0 : count / whole);
  const format = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  // A few lines of a million are not none.
  const percent = (count: number) =>
    count > 0 && share(count) < 0.001 ? `< ${format.format(0.001)}` : format.format(share(count));
  return (
    <figure aria-label={label}>
      <BarStrip parts={parts} />
      <ul className="mt-4 grid gap-x-8 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
        {parts.map((part) => (
          <li key={part.id} className="flex items-baseline gap-2 text-13">
            <span
              aria-hidden
              className={classNames("size-2 shrink-0 self-center rounded-full", fills[part.tone])}
            />
            <span className="text-ink-soft">{part.label}</span>
            <span className="ms-auto font-medium text-ink tabular-nums">
              {formatNumber(part.count, locale)}
            </span>
            <span className="w-14 shrink-0 text-end text-ink-faint tabular-nums">{percent(part.count)}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** The bar alone, for where its numbers stand beside it. */
export function BarStrip({ parts, size = "md" }: { parts: readonly BarPart[]; size?: "sm" | "md" }) {
  const whole = parts.reduce((sum, part) => sum + part.count, 0);
  return (
    <div
      aria-hidden
      // Between its parts lies the panel, against which each of them is told apart.
      className={classNames(
        "flex gap-0.5 overflow-hidden rounded-full",
        size === "md" ? "h-3" : "h-1.5",
        whole === 0 && "bg-pressed",
      )}
    >
      {parts
        .filter((part) => part.count > 0)
        .map((part) => (
          <div
            key={part.id}
            className={classNames("h-full min-w-1", fills[part.tone])}
            style={{ flexGrow: part.count / whole, flexBasis: 0 }}
          />
        ))}
    </div>
  );
}
