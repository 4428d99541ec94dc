import { useId, useRef, type ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Kbd } from "./kbd.tsx";

export interface TooltipProps {
  readonly text: string;
  readonly keys?: string | undefined;
  readonly side?: "end" | "bottom";
  readonly children: ReactNode;
}

/** Long enough not to follow a pointer that only passes by. */
const DELAY_MS = 350;

/**
 * Words beside a control on hover and focus, for those who see. Never the only place of what one needs to know: the
 * control has its own name. The browser's popover and anchors place it; one that lacks them shows none.
 */
export function Tooltip({ text, keys, side = "bottom", children }: TooltipProps) {
  const anchor = `--tip-${useId().replaceAll(/[^\w-]/g, "")}`;
  const tip = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = (delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (tip.current?.isConnected && CSS.supports("anchor-name: --a")) tip.current.showPopover();
    }, delay);
  };
  const hide = () => {
    clearTimeout(timer.current);
    if (tip.current?.matches(":popover-open")) tip.current.hidePopover();
  };
  return (
    <span
      role="presentation"
      className="inline-flex"
      style={{ anchorName: anchor }}
      onPointerEnter={(event) => event.pointerType === "mouse" && show(DELAY_MS)}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(":focus-visible") && show(DELAY_MS)}
      onBlur={hide}
      onKeyDown={hide}
    >
      {children}
      <span
        ref={tip}
        popover="manual"
        aria-hidden
        style={{ positionAnchor: anchor }}
        className={classNames("tip", side === "end" ? "tip-end" : "tip-bottom")}
      >
        {text}
        {keys !== undefined && <Kbd keys={keys} tone="inverse" />}
      </span>
    </span>
  );
}
