import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import { classNames } from "./class-names.ts";
import { floatLook, itemLook } from "./float-look.ts";
import type { MenuChoiceEntry, MenuEntry, MenuItemEntry, MenuProps } from "./menu.tsx";

/** The open menu; its button was pressed before this code had come. */
export function MenuPopup({ trigger, entries, align = "start", side = "bottom", width = "fit" }: MenuProps) {
  return (
    <Base.Root modal={false} defaultOpen>
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
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case "item":
      return <Item {...entry} />;
    case "choice":
      return <Choice {...entry} />;
    case "heading":
      return <div className="px-2 pt-1.5 pb-1 text-12 text-ink-faint">{entry.label}</div>;
    case "separator":
      return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
    default:
      return entry satisfies never;
  }
}

function Item({ icon, label, onSelect, link, tone = "plain", isCurrent, isDisabled = false }: MenuItemEntry) {
  const look = classNames(itemLook, tone === "danger" && "text-bad-ink [&>svg]:text-bad-ink");
  const inside = (
    <>
      {icon}
      <span className="min-w-0 flex-1 truncate">{label}</span>
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

function Choice({ label, value, options }: MenuChoiceEntry) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-12 text-ink-faint">{label}</Base.GroupLabel>
      <Base.RadioGroup
        value={value}
        onValueChange={(chosen: string) => options.find((each) => each.value === chosen)?.onChoose()}
      >
        {options.map((option) => (
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
