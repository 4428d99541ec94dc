import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Avatar } from "../../ui/avatar.tsx";
import { classNames } from "../../ui/class-names.ts";

interface SwitcherFaceProps extends ComponentProps<"button"> {
  readonly name: string;
  /** What the button is for, read aloud before the name. */
  readonly label: string;
  readonly detail?: string | undefined;
  readonly imageUrl?: string | null | undefined;
  /** Stands in for the picture where there is nothing to picture. */
  readonly icon?: ReactNode;
  readonly isNarrow: boolean;
  readonly shape?: "round" | "square";
}

/** A button with a picture and a name that opens a menu. */
export function SwitcherFace(props: SwitcherFaceProps) {
  const { name, label, detail, imageUrl, icon, isNarrow, shape = "square", className, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      className={classNames(
        "flex min-w-0 items-center gap-2.5 rounded-md text-start transition-colors hover:bg-hover data-popup-open:bg-hover",
        isNarrow ? "size-control justify-center" : "h-9 flex-1 px-2 touch:h-10",
        className,
      )}
    >
      <span className="sr-only">{label}: </span>
      {icon ?? <Avatar name={name} imageUrl={imageUrl} shape={shape} />}
      {isNarrow ? (
        <span className="sr-only">{name}</span>
      ) : (
        <>
          <span className="min-w-0 flex-1">
            <span className="block truncate text-13 font-medium text-ink">{name}</span>
            {detail !== undefined && <span className="block truncate text-12 text-ink-faint">{detail}</span>}
          </span>
          <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
        </>
      )}
    </button>
  );
}
