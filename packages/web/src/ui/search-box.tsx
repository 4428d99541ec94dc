import { Search } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { classNames } from "./class-names.ts";
import { controlLook } from "./field.tsx";

export interface SearchBoxProps {
  /** Its name and its placeholder. */
  readonly label: string;
  readonly value: string;
  /** Called when the keys rest, so that typing waits for nothing that follows from it. */
  readonly onChange: (typed: string) => void;
  readonly className?: string;
}

const REST_MS = 180;

/** Finds on this page; `/` puts the focus here. */
export function SearchBox({ label, value, onChange, className }: SearchBoxProps) {
  // While one types, what is typed holds; else what the page says, as after the way back.
  const [draft, setDraft] = useState<string>();
  const tell = (text: string | undefined) => {
    if (text !== undefined && text !== value) onChange(text);
  };
  const tellLater = useEffectEvent(tell);
  useEffect(() => {
    const timer = setTimeout(() => tellLater(draft), REST_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  return (
    <div className={classNames("relative", className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 start-2.5 my-auto size-4 text-ink-faint"
      />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={draft ?? value}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => {
          tell(draft);
          setDraft(undefined);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") tell(draft);
          if (event.key !== "Escape") return;
          if ((draft ?? value) === "") event.currentTarget.blur();
          else setDraft("");
        }}
        autoComplete="off"
        spellCheck={false}
        className={classNames(controlLook, "h-control pe-2.5 ps-8 [&::-webkit-search-cancel-button]:hidden")}
      />
    </div>
  );
}
