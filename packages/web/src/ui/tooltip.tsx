import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";
import { Kbd } from "./kbd.tsx";

export interface TooltipProps {
  readonly text: string;
  readonly keys?: string;
  readonly side?: "top" | "right" | "bottom" | "left";
  readonly children: ReactElement<Record<string, unknown>>;
}

/** Words beside a control on hover and focus. Never the only place of what one needs to know. */
export function Tooltip({ text, keys, side = "bottom", children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} delay={350} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-50">
          <Base.Popup className="pop-in flex items-center gap-2 rounded-sm bg-ink px-2 py-1 text-12 text-page">
            {text}
            {keys !== undefined && <Kbd keys={keys} tone="inverse" />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
