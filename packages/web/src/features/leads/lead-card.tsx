import { memo, useRef } from "react";
import { PlainLink } from "../../lib/plain-link.tsx";
import { classNames } from "../../ui/class-names.ts";
import { LeadStatusBadge } from "./lead-status.tsx";
import { SelectBox, type LeadRowProps } from "./lead-row.tsx";

/** Long enough not to be a tap, short enough to be found. */
const LONG_PRESS_MS = 450;

export interface LeadCardProps extends Omit<LeadRowProps, "columns"> {
  /** Ticks are shown once somebody began to choose. */
  readonly isChoosing: boolean;
}

/** A lead in a narrow window: its address and name, and its status. A long press chooses it. */
export const LeadCard = memo(function LeadCard(props: LeadCardProps) {
  const { lead, index, href, isSelected, onToggle, isChoosing } = props;
  const press = useLongPress(() => onToggle?.(index, false));
  return (
    <li
      data-row={index}
      {...(onToggle && !isChoosing && press)}
      className={classNames(
        "row-link flex h-17 items-center gap-3 border-b border-line px-4 select-none last:border-b-0",
        isSelected && "bg-accent-soft",
      )}
    >
      {onToggle && isChoosing && (
        <SelectBox lead={lead} isSelected={isSelected} onToggle={(isRange) => onToggle(index, isRange)} />
      )}
      <div className="min-w-0 flex-1">
        <div className="row-title truncate text-14 font-medium text-ink">
          <PlainLink href={href}>
            <span dir="ltr">{lead.email}</span>
          </PlainLink>
        </div>
        {lead.name !== null && (
          <p className="mt-1 truncate text-13 text-ink-soft">
            <bdi>{lead.name}</bdi>
          </p>
        )}
      </div>
      <div className="shrink-0">
        <LeadStatusBadge status={lead.status} />
      </div>
    </li>
  );
});

function useLongPress(onPress: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wasLong = useRef(false);
  const stop = () => clearTimeout(timer.current);
  return {
    onPointerDown: (event: React.PointerEvent) => {
      wasLong.current = false;
      if (event.pointerType !== "touch") return;
      timer.current = setTimeout(() => {
        wasLong.current = true;
        onPress();
      }, LONG_PRESS_MS);
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onPointerMove: (event: React.PointerEvent) => {
      if (Math.abs(event.movementX) + Math.abs(event.movementY) > 4) stop();
    },
    // The finger that rests on a link is also asking for the browser's menu, and lets go over it.
    onContextMenu: (event: React.MouseEvent) => {
      if (wasLong.current) event.preventDefault();
    },
    onClickCapture: (event: React.MouseEvent) => {
      if (!wasLong.current) return;
      wasLong.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
