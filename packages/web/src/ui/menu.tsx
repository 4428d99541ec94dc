import { cloneElement, lazy, Suspense, useState, type ReactElement, type ReactNode } from "react";

export interface MenuItemEntry {
  readonly kind: "item";
  readonly id: string;
  readonly label: ReactNode;
  readonly icon?: ReactNode;
  readonly onSelect?: (() => void) | undefined;
  /** A link element, so that the item can be opened in another tab. */
  readonly link?: ReactElement;
  readonly tone?: "plain" | "danger";
  /** Ticks the item as the one in force. */
  readonly isCurrent?: boolean;
  readonly isDisabled?: boolean;
}

/** A choice of one among a few. */
export interface MenuChoiceEntry {
  readonly kind: "choice";
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly icon?: ReactNode;
    readonly onChoose: () => void;
  }[];
}

export type MenuEntry =
  | MenuItemEntry
  | MenuChoiceEntry
  | { readonly kind: "heading"; readonly id: string; readonly label: ReactNode }
  | { readonly kind: "separator"; readonly id: string };

export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<TriggerProps>;
  readonly entries: readonly MenuEntry[];
  readonly align?: "start" | "end";
  readonly side?: "top" | "bottom" | "right";
  readonly width?: "fit" | "trigger";
}

interface TriggerProps {
  onClick?: () => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  "aria-haspopup"?: "menu";
  "aria-expanded"?: boolean;
}

const load = () => import("./menu-popup.tsx");
const MenuPopup = lazy(() => load().then((file) => ({ default: file.MenuPopup })));

/**
 * A menu that hangs from a button. Its code is fetched when the pointer or the focus comes near, because most pages are
 * read without opening any.
 */
export function Menu(props: MenuProps) {
  const [isWanted, setWanted] = useState(false);
  const near = () => void load();
  const waiting = cloneElement(props.trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onClick: () => setWanted(true),
    onPointerEnter: near,
    onFocus: near,
  });
  if (!isWanted) return waiting;
  return (
    <Suspense fallback={waiting}>
      <MenuPopup {...props} />
    </Suspense>
  );
}
