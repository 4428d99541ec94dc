import { useUiWords } from "./ui-words.tsx";
import { formatNumber } from "./format-number.ts";
import type { ReactNode } from "react";

export interface StatProps {
  readonly label: string;
  /** A number is written by Intl. */
  readonly value: number | string;
  readonly detail?: ReactNode;
}

/** One number that matters, large and alone. Put several inside `StatRow`. */
export function Stat({ label, value, detail }: StatProps) {
  const { locale } = useUiWords();
  return (
    <div className="min-w-0 bg-panel px-4 py-3 sm:px-5 sm:py-4">
      <dt className="truncate text-13 text-ink-soft">{label}</dt>
      <dd className="mt-1 text-28 font-semibold max-[22rem]:text-20 text-ink tabular-nums">
        {typeof value === "number" ? formatNumber(value, locale) : value}
      </dd>
      {detail !== undefined && <dd className="mt-0.5 text-13 text-ink-faint">{detail}</dd>}
    </div>
  );
}

export function StatRow({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line max-sm:*:last:odd:col-span-2 sm:auto-cols-fr sm:grid-flow-col sm:grid-cols-none">
      {children}
    </dl>
  );
}
