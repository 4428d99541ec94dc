import { classNames } from "./class-names.ts";

export interface ProgressBarProps {
  readonly label: string;
  /** 0 to 1; undefined while the end is not known. */
  readonly share?: number | undefined;
  /** Read aloud in place of the percentage, as "41,000 of 100,000 lines". */
  readonly text?: string;
  readonly tone?: "accent" | "good" | "bad" | "idle";
  readonly size?: "sm" | "md";
}

const fills = { accent: "bg-mark", good: "bg-good-solid", bad: "bg-bad-solid", idle: "bg-idle-solid" };

export function ProgressBar({ label, share, text, tone = "accent", size = "md" }: ProgressBarProps) {
  const percent = share === undefined ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={text}
      className={classNames("overflow-hidden rounded-full bg-pressed", size === "md" ? "h-2" : "h-1")}
    >
      <div
        className={classNames(
          "h-full rounded-full transition-[width] duration-300",
          fills[tone],
          percent === undefined && "w-1/3 animate-pulse-soft",
        )}
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
