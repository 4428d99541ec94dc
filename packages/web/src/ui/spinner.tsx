import { classNames } from "./class-names.ts";

/** A turning ring in the colour of the text around it. Says nothing by itself: what it stands for has the words. */
export function Spinner({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames(
        "inline-block size-3.5 shrink-0 animate-spin rounded-full border-[1.5px] border-current border-e-transparent",
        className,
      )}
    />
  );
}
