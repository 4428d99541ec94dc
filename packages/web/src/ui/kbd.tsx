import { classNames } from "./class-names.ts";

export interface KbdProps {
  /** Keys with a space between those pressed one after the other: `Ctrl K`, `g l`. */
  readonly keys: string;
  readonly tone?: "plain" | "inverse";
}

export function Kbd({ keys, tone = "plain" }: KbdProps) {
  return (
    <span className="inline-flex items-center gap-0.5">
      {keys.split(" ").map((key) => (
        <kbd
          key={key}
          className={classNames(
            "inline-flex h-[1.125rem] min-w-[1.125rem] items-center justify-center rounded-sm px-1 font-sans text-12 leading-none",
            tone === "plain"
              ? "border border-line bg-panel text-ink-faint"
              : "border border-current/30 text-current",
          )}
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
