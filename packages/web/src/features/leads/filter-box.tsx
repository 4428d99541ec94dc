import { cloneElement, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../ui/dialog.tsx";
import { Popover } from "../../ui/popover.tsx";
import { PHONE, useMedia } from "../../ui/use-media.ts";
import { FilterPanel, type FilterPanelProps } from "./filter-panel.tsx";

export interface FilterBoxProps {
  readonly trigger: ReactElement<{ onClick?: () => void }>;
  readonly onPress: () => void;
  readonly address: FilterPanelProps["address"];
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** The filters hang from their button; on a phone they come from the edge near the thumb. */
export function FilterBox({ trigger, onPress, address, isOpen, onOpenChange }: FilterBoxProps) {
  const { t } = useTranslation("leads");
  const isPhone = useMedia(PHONE);
  const panel = <FilterPanel address={address} onDone={() => onOpenChange(false)} />;
  if (!isPhone)
    return (
      <Popover trigger={trigger} label={t("filters.title")} isOpen={isOpen} onOpenChange={onOpenChange}>
        <div className="w-[23rem]">{panel}</div>
      </Popover>
    );
  return (
    <>
      {cloneElement(trigger, { onClick: onPress })}
      <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title={t("filters.title")}>
        <div className="-mx-5 -mb-5">{panel}</div>
      </Dialog>
    </>
  );
}
