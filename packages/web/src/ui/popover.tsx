import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { floatLook } from "./float-look.ts";

export interface PopoverProps {
  /** The button that it hangs from. */
  readonly trigger: ReactElement;
  readonly label: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly align?: "start" | "end";
  readonly children: ReactNode;
}

/** Controls that hang from a button, while the page behind stays in use. Fetch it when it is wanted: it brings its library along. */
export function Popover({ trigger, label, isOpen, onOpenChange, align = "start", children }: PopoverProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => onOpenChange(open)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={6} collisionPadding={12} className="z-30">
          <Base.Popup
            aria-label={label}
            className={classNames(
              floatLook,
              "max-h-[min(var(--available-height),34rem)] overflow-y-auto p-0",
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
