import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Tooltip } from "./tooltip.tsx";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label" | "children"> {
  /** What it does, read aloud and shown on hover. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly size?: "sm" | "md";
  /** Keys that do the same, shown beside the label. */
  readonly keys?: string;
}

/** A square button with a picture for its face and words for its name. */
export function IconButton({ label, icon, size = "md", keys, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={classNames(
          "inline-flex shrink-0 items-center justify-center rounded-md text-ink-soft transition-colors select-none",
          "hover:bg-hover hover:text-ink active:bg-pressed disabled:pointer-events-none disabled:opacity-50",
          "data-[popup-open]:bg-hover data-[popup-open]:text-ink [&_svg]:size-4",
          size === "md" ? "size-control" : "size-7 touch:size-9",
          className,
        )}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
