import { CircleAlert, CircleCheck, CircleDashed, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Spinner } from "./spinner.tsx";

export type Tone = "good" | "warn" | "bad" | "info" | "idle" | "busy";

const looks: Record<Tone, string> = {
  good: "bg-good-soft text-good-ink",
  warn: "bg-warn-soft text-warn-ink",
  bad: "bg-bad-soft text-bad-ink",
  info: "bg-info-soft text-info-ink",
  busy: "bg-info-soft text-info-ink",
  idle: "bg-hover text-ink-soft",
};

/** The picture of a state; a word always stands beside it. */
export function ToneIcon({ tone, className }: { tone: Tone; className?: string }) {
  const look = classNames("size-3.5 shrink-0", className);
  if (tone === "busy") return <Spinner className="size-3" />;
  if (tone === "good") return <CircleCheck aria-hidden className={look} />;
  if (tone === "warn") return <TriangleAlert aria-hidden className={look} />;
  if (tone === "bad") return <CircleAlert aria-hidden className={look} />;
  if (tone === "info") return <Info aria-hidden className={look} />;
  return <CircleDashed aria-hidden className={look} />;
}

export interface BadgeProps {
  readonly tone: Tone;
  /** The state in a word. */
  readonly children: ReactNode;
}

/** A state, told by colour, picture and word together. */
export function Badge({ tone, children }: BadgeProps) {
  return (
    <span
      className={classNames(
        "inline-flex h-[1.375rem] max-w-full items-center gap-1 rounded-full pe-2 ps-1.5 text-12 font-medium whitespace-nowrap",
        looks[tone],
      )}
    >
      <ToneIcon tone={tone} />
      <span className="truncate">{children}</span>
    </span>
  );
}
