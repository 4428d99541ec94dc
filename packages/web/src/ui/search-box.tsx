import { Search } from "lucide-react";
import { classNames } from "./class-names.ts";
import { controlLook } from "./field.tsx";

export interface SearchBoxProps {
  /** Its name and its placeholder. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly className?: string;
}

/** Finds on this page; `/` puts the focus here. */
export function SearchBox({ label, value, onChange, className }: SearchBoxProps) {
  return (
    <div className={classNames("relative", className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-ink-faint"
      />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          if (value === "") event.currentTarget.blur();
          else onChange("");
        }}
        autoComplete="off"
        spellCheck={false}
        className={classNames(controlLook, "h-control pr-2.5 pl-8 [&::-webkit-search-cancel-button]:hidden")}
      />
    </div>
  );
}
