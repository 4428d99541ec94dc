import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useRef, type ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { FocusKeeper } from "./focus-keeper.tsx";
import { useUiWords } from "./ui-words.tsx";

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly title: string;
  /** One sentence under the title. */
  readonly description?: ReactNode;
  readonly children: ReactNode;
  /** `sheet` comes from the right edge and is for looking at one thing beside its list. */
  readonly shape?: "box" | "sheet";
  readonly width?: "md" | "lg" | "xl";
}

export const shadeLook =
  "fixed inset-0 z-40 bg-shade transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0";

const box =
  "fixed inset-x-0 bottom-0 z-40 max-h-[92dvh] rounded-t-xl sm:inset-auto sm:top-[12vh] sm:left-1/2 sm:max-h-[76vh] " +
  "sm:-translate-x-1/2 sm:rounded-xl data-starting-style:translate-y-4 data-ending-style:translate-y-4 " +
  "data-starting-style:opacity-0 data-ending-style:opacity-0";
const sheet =
  "fixed inset-y-0 end-0 z-40 h-dvh max-sm:start-0 data-starting-style:translate-x-6 data-ending-style:translate-x-6 " +
  "rtl:data-starting-style:-translate-x-6 rtl:data-ending-style:-translate-x-6 " +
  "data-starting-style:opacity-0 data-ending-style:opacity-0";

const widths = {
  md: "sm:w-[28rem]",
  lg: "sm:w-[38rem]",
  xl: "sm:w-[60rem] sm:max-w-[calc(100vw-3rem)]",
} as const;

/** A task apart from the page behind it. On phones it is a sheet from the bottom edge, near the thumb. */
export function Dialog(props: DialogProps) {
  const { isOpen, onOpenChange, title, description, children, shape = "box", width = "md" } = props;
  const words = useUiWords();
  const body = useRef<HTMLDivElement>(null);
  // The task begins with its first field; the button that closes stands before it in the markup.
  const firstField = () =>
    body.current?.querySelector<HTMLElement>("input,select,textarea,button,a[href]") ?? true;
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => onOpenChange(open)}>
      <Base.Portal>
        <Base.Backdrop className={shadeLook} />
        <Base.Popup
          initialFocus={firstField}
          className={classNames(
            "flex flex-col overflow-hidden bg-raised shadow-dialog transition-[opacity,translate] duration-150 ease-out outline-none",
            shape === "box" ? box : sheet,
            widths[width],
          )}
        >
          <FocusKeeper />
          <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-1">
            <div className="min-w-0">
              <Base.Title className="text-16 font-semibold text-ink">{title}</Base.Title>
              {description !== undefined && (
                <Base.Description className="mt-0.5 text-13 text-ink-soft">{description}</Base.Description>
              )}
            </div>
            <Base.Close
              aria-label={words.close}
              className="-me-2 flex size-control items-center justify-center rounded-md text-ink-faint hover:bg-hover hover:text-ink"
            >
              <X aria-hidden className="size-4" />
            </Base.Close>
          </header>
          <div ref={body} className="min-h-0 flex-1 overflow-y-auto px-5 pt-3 pb-5">
            {children}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** The row of buttons that ends a dialog: the main one last, and across the whole width on phones. */
export function DialogActions({ children }: { children: ReactNode }) {
  return (
    <div className="mt-6 flex flex-col-reverse gap-2 *:max-sm:h-10 sm:flex-row sm:justify-end">
      {children}
    </div>
  );
}
