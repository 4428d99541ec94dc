import { useId, useState, type KeyboardEvent } from "react";
import { classNames } from "./class-names.ts";

const SHOWN = 6;

export interface Suggestions {
  readonly offered: readonly string[];
  readonly active: number;
  readonly listId: string;
  /** What the input needs to be a combobox; nothing where there is nothing to suggest. */
  readonly wiring: Readonly<Record<string, string | boolean | undefined>>;
  /** Takes the keys that belong to the list. @returns the word that was chosen, `true` where the key is spent. */
  readonly press: (event: KeyboardEvent) => string | boolean;
  /** Typed anew: what was chosen or closed holds no more. */
  readonly renew: () => void;
}

export interface SuggestionOptions {
  /** undefined = this field suggests nothing. */
  readonly known: readonly string[] | undefined;
  readonly typed: string;
  readonly tokens: readonly string[];
}

/** Those of the known words that go on from what is typed. */
export function useSuggestions({ known, typed, tokens }: SuggestionOptions): Suggestions {
  const listId = useId();
  const [active, setActive] = useState(-1);
  const [isClosed, setClosed] = useState(false);
  const wanted = typed.trim().toLocaleLowerCase();
  const taken = new Set(tokens.map((token) => token.toLocaleLowerCase()));
  const fits = (word: string) => word.includes(wanted) && !taken.has(word) && word !== wanted;
  const offered =
    wanted === "" || isClosed
      ? []
      : (known ?? []).filter((word) => fits(word.toLocaleLowerCase())).slice(0, SHOWN);
  const isOpen = offered.length > 0;
  const press = (event: KeyboardEvent): string | boolean => {
    if (!isOpen) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setActive((active + step + offered.length + 1) % (offered.length + 1));
      return true;
    }
    if (event.key === "Escape") {
      // The dialog around the field stays.
      event.stopPropagation();
      setClosed(true);
      return true;
    }
    return event.key === "Enter" ? (offered[active] ?? false) : false;
  };
  const wiring =
    known === undefined
      ? {}
      : {
          role: "combobox",
          "aria-autocomplete": "list",
          "aria-expanded": isOpen,
          "aria-controls": isOpen ? listId : undefined,
          "aria-activedescendant": isOpen && offered[active] ? `${listId}-${active}` : undefined,
        };
  const renew = () => {
    setActive(-1);
    setClosed(false);
  };
  return { offered, active, listId, wiring, press, renew };
}

export interface SuggestionListProps {
  readonly label: string;
  readonly suggestions: Suggestions;
  readonly onChoose: (word: string) => void;
}

/** Hangs below the field. */
export function SuggestionList({ label, suggestions, onChoose }: SuggestionListProps) {
  const { offered, active, listId } = suggestions;
  if (offered.length === 0) return null;
  return (
    <div
      id={listId}
      role="listbox"
      aria-label={label}
      className="absolute inset-x-0 top-full z-10 mt-1 rounded-md bg-raised p-1 shadow-float"
    >
      {offered.map((word, place) => (
        <div
          key={word}
          id={`${listId}-${place}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === active}
          onPointerDown={(event) => {
            // The field keeps the focus, and what is typed is not added by leaving it.
            event.preventDefault();
            onChoose(word);
          }}
          className={classNames(
            "flex min-h-8 cursor-default items-center rounded-sm px-2 text-13 text-ink hover:bg-hover touch:min-h-10",
            // The focus stays in the field; this is where Enter goes.
            place === active && "bg-hover outline-2 -outline-offset-2 outline-focus",
          )}
        >
          <span dir="auto" className="truncate">
            {word}
          </span>
        </div>
      ))}
    </div>
  );
}
