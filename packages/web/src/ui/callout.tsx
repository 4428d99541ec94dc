import type { ReactNode } from "react";
import { ToneIcon, type Tone } from "./badge.tsx";
import { classNames } from "./class-names.ts";

const looks: Record<Exclude<Tone, "busy">, string> = {
  good: "bg-good-soft text-good-ink",
  warn: "bg-warn-soft text-warn-ink",
  bad: "bg-bad-soft text-bad-ink",
  info: "bg-info-soft text-info-ink",
  idle: "bg-hover text-ink-soft",
};

export interface CalloutProps {
  readonly tone: Exclude<Tone, "busy">;
  readonly title?: string;
  readonly children?: ReactNode;
  /** Buttons at the end. */
  readonly actions?: ReactNode;
  /** Read aloud as soon as it appears. */
  readonly isAlert?: boolean;
}

/** A few sentences that belong to what stands below or above them. */
export function Callout({ tone, title, children, actions, isAlert = false }: CalloutProps) {
  return (
    <div
      role={isAlert ? "alert" : undefined}
      className={classNames(
        "flex flex-wrap items-start gap-x-2.5 gap-y-2 rounded-md px-3 py-2.5",
        looks[tone],
      )}
    >
      <ToneIcon tone={tone} className="mt-[3px]" />
      <div className="min-w-0 flex-1 basis-48 text-13">
        {title !== undefined && <p className="font-medium">{title}</p>}
        {children !== undefined && (
          <div className={title === undefined ? "" : "text-ink-soft"}>{children}</div>
        )}
      </div>
      {actions !== undefined && <div className="flex gap-2">{actions}</div>}
    </div>
  );
}
