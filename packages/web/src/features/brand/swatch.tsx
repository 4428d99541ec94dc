import { classNames } from "../../ui/class-names.ts";

/** A colour to look at. What it is stands beside it in words or figures. */
export function Swatch({ colour, className }: { colour: string; className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames(
        "inline-block size-4 shrink-0 rounded-sm inset-ring inset-ring-control-line/40",
        className,
      )}
      style={{ backgroundColor: colour }}
    />
  );
}
