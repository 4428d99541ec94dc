import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { floatLook, itemLook } from "./float-look.ts";

export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly children: ReactNode;
  readonly align?: "start" | "end";
  readonly side?: "top" | "bottom" | "right";
  readonly width?: "fit" | "trigger";
}

export function Menu({ trigger, children, align = "start", side = "bottom", width = "fit" }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} className="z-50">
          <Base.Popup
            className={classNames(
              floatLook,
              "max-h-(--available-height) overflow-y-auto",
              width === "trigger" ? "w-(--anchor-width) min-w-56" : "min-w-44",
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export interface MenuItemProps {
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly onSelect?: () => void;
  /** A link element, so that the item can be opened in another tab. */
  readonly link?: ReactElement;
  readonly tone?: "plain" | "danger";
  /** Ticks the item as the one in force. */
  readonly isCurrent?: boolean;
  readonly isDisabled?: boolean;
  readonly trailing?: ReactNode;
}

export function MenuItem(props: MenuItemProps) {
  const { icon, children, onSelect, link, tone = "plain", isCurrent, isDisabled = false, trailing } = props;
  const look = classNames(itemLook, tone === "danger" && "text-bad-ink [&>svg]:text-bad-ink");
  const inside = (
    <>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {trailing}
      {isCurrent && <Check aria-hidden className="size-3.5" />}
    </>
  );
  if (link)
    return (
      <Base.LinkItem
        render={link}
        closeOnClick
        aria-current={isCurrent ? "true" : undefined}
        className={look}
        onClick={onSelect}
      >
        {inside}
      </Base.LinkItem>
    );
  return (
    <Base.Item className={look} disabled={isDisabled} onClick={onSelect}>
      {inside}
    </Base.Item>
  );
}

/** A choice of one among a few, inside a menu. */
export function MenuChoice<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly { value: Value; label: string; icon?: ReactNode }[];
}) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-12 text-ink-faint">{props.label}</Base.GroupLabel>
      <Base.RadioGroup value={props.value} onValueChange={(value: Value) => props.onChange(value)}>
        {props.options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className={itemLook}>
            {option.icon}
            <span className="flex-1">{option.label}</span>
            <Base.RadioItemIndicator>
              <Check aria-hidden className="size-3.5" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <div className="px-2 pt-1.5 pb-1 text-12 text-ink-faint">{children}</div>;
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
}
