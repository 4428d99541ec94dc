import { ListFilter } from "lucide-react";
import { lazy, Suspense, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import type { FilterPanelProps } from "./filter-panel.tsx";

const load = () => import("./filter-box.tsx");
const FilterBox = lazy(() => load().then((file) => ({ default: file.FilterBox })));

export interface FilterButtonProps {
  readonly address: FilterPanelProps["address"];
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** Its code was asked for once, and stays. */
  readonly isWanted: boolean;
  readonly onWanted: () => void;
}

/** Opens all that can be filtered by. Its code is fetched when the pointer or the focus comes near. */
export function FilterButton({ address, isOpen, onOpenChange, isWanted, onWanted }: FilterButtonProps) {
  const { t } = useTranslation("leads");
  // The search has its own place.
  const { search: _search, ...filter } = address.filter;
  const active = Object.keys(filter).length;
  const near = () => void load();
  const button = (press?: () => void): ReactElement<{ onClick?: () => void }> => (
    <Button aria-haspopup="dialog" onClick={press} onPointerEnter={near} onFocus={near}>
      <ListFilter aria-hidden />
      {t("filters.open")}
      {active > 0 && (
        <span className="rounded-full bg-mark px-1.5 text-12 leading-4 text-on-mark tabular-nums">
          <span className="sr-only">{t("filters.count", { count: active })}</span>
          <span aria-hidden>{active}</span>
        </span>
      )}
    </Button>
  );
  // It opens once it hangs from its own button: the press that asked for it would close it again.
  const waiting = button(() => {
    onWanted();
    void load().then(() => setTimeout(() => onOpenChange(true)));
  });
  if (!isWanted) return waiting;
  return (
    <Suspense fallback={waiting}>
      <FilterBox
        trigger={button()}
        onPress={() => onOpenChange(true)}
        address={address}
        isOpen={isOpen}
        onOpenChange={onOpenChange}
      />
    </Suspense>
  );
}
