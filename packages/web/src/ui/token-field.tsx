import { X } from "lucide-react";
import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from "react";
import { classNames } from "./class-names.ts";
import { controlLook, Field, type FieldProps, type FieldWiring } from "./field.tsx";
import { SuggestionList, useSuggestions } from "./token-suggestions.tsx";

export interface TokenWords {
  /** Of the button on each token. */
  readonly remove: (token: string) => string;
  /** Read aloud after each change. */
  readonly added: (token: string) => string;
  readonly removed: (token: string) => string;
  /** What a token must be, where it is not. */
  readonly tooLong: string;
  readonly full: string;
}

export interface TokenFieldProps extends FieldProps {
  readonly tokens: readonly string[];
  readonly onChange: (tokens: readonly string[]) => void;
  readonly words: TokenWords;
  /** Characters of one token. */
  readonly maxLength: number;
  /** Tokens in all. */
  readonly maxCount: number;
  /** Words that there are already, of which those that fit are suggested while one types. */
  readonly known?: { readonly label: string; readonly words: readonly string[] } | undefined;
  /** For whoever fetches the known ones by what is typed. */
  readonly onType?: ((typed: string) => void) | undefined;
}

const same = (one: string, other: string) => one.toLocaleLowerCase() === other.toLocaleLowerCase();

/** Those of the words that are new, in order; a word that differs by case alone is the same. */
function newOnes(tokens: readonly string[], text: string): string[] {
  const found: string[] = [];
  for (const part of text.split(/[,\n\t]/)) {
    const token = part.trim().normalize("NFC");
    if (token !== "" && ![...tokens, ...found].some((each) => same(each, token))) found.push(token);
  }
  return found;
}

/** Short words, one beside the other: Enter or a comma adds what was typed, Backspace in the empty field takes the last one away. */
export function TokenField(props: TokenFieldProps) {
  const { label, help, error, isOptional, aside, tokens, onChange, words, maxLength, maxCount } = props;
  const { known, onType } = props;
  const [typed, setTyped] = useState("");
  const [fault, setFault] = useState<string>();
  const [news, setNews] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const suggestions = useSuggestions({ known: known?.words, typed, tokens });
  const add = (text: string): void => {
    const fresh = newOnes(tokens, text);
    const fits = fresh.filter((token) => Array.from(token).length <= maxLength);
    const taken = fits.slice(0, Math.max(0, maxCount - tokens.length));
    const rest = fresh.filter((token) => !taken.includes(token));
    // What does not fit stays in the field, so that it can be made to.
    setTyped(rest.join(", "));
    setFault(rest.length === 0 ? undefined : fits.length > taken.length ? words.full : words.tooLong);
    if (taken.length === 0) return;
    onChange([...tokens, ...taken]);
    setNews(words.added(taken.join(", ")));
  };
  const remove = (token: string) => {
    onChange(tokens.filter((each) => each !== token));
    setFault(undefined);
    setNews(words.removed(token));
    input.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const spent = suggestions.press(event);
    if (typeof spent === "string") {
      event.preventDefault();
      return add(spent);
    }
    if (spent) return;
    const isAdding = (event.key === "Enter" || event.key === ",") && typed.trim() !== "";
    if (isAdding || event.key === ",") event.preventDefault();
    if (isAdding) add(typed);
    const last = tokens.at(-1);
    if (event.key === "Backspace" && typed === "" && last !== undefined) remove(last);
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text");
    if (!/[,\n\t]/.test(text)) return;
    event.preventDefault();
    add(`${typed}${text}`);
  };
  return (
    <Field label={label} help={help} error={fault ?? error} isOptional={isOptional} aside={aside}>
      {(wiring) => (
        <div
          data-focus-box
          className={classNames(
            controlLook,
            "relative flex min-h-control flex-wrap items-center gap-1 p-1",
            "has-[input:focus-visible]:border-focus has-[input:focus-visible]:outline-2 has-[input:focus-visible]:-outline-offset-1 has-[input:focus-visible]:outline-focus",
          )}
        >
          <Tokens label={label} tokens={tokens} words={words} onRemove={remove} />
          <TokenInput
            wiring={wiring}
            ref={input}
            value={typed}
            onChange={(text) => {
              setTyped(text);
              setFault(undefined);
              suggestions.renew();
              onType?.(text);
            }}
            combobox={suggestions.wiring}
            onKeyDown={press}
            onPaste={paste}
            onBlur={() => typed.trim() !== "" && add(typed)}
          />
          <span role="status" className="sr-only">
            {news}
          </span>
          <SuggestionList label={known?.label ?? ""} suggestions={suggestions} onChoose={add} />
        </div>
      )}
    </Field>
  );
}

interface TokenInputProps {
  readonly wiring: FieldWiring;
  readonly combobox: Readonly<Record<string, string | boolean | undefined>>;
  readonly ref: React.Ref<HTMLInputElement>;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onBlur: () => void;
}

function TokenInput({ wiring, combobox, onChange, ...input }: TokenInputProps) {
  return (
    <input
      {...wiring}
      {...combobox}
      {...input}
      onChange={(event) => onChange(event.target.value)}
      autoComplete="off"
      enterKeyHint="done"
      className="h-6 min-w-24 flex-1 bg-transparent px-1.5 text-14 outline-none touch:h-8 touch:text-16"
    />
  );
}

interface TokensProps {
  readonly label: string;
  readonly tokens: readonly string[];
  readonly words: TokenWords;
  readonly onRemove: (token: string) => void;
}

function Tokens({ label, tokens, words, onRemove }: TokensProps) {
  if (tokens.length === 0) return null;
  return (
    <ul aria-label={label} className="contents">
      {tokens.map((token) => (
        <li
          key={token}
          className="flex h-6 max-w-full min-w-0 items-center rounded-sm bg-hover ps-2 text-13 text-ink touch:h-8"
        >
          <span dir="auto" className="truncate">
            {token}
          </span>
          <button
            type="button"
            aria-label={words.remove(token)}
            onClick={() => onRemove(token)}
            className="flex h-full w-6 shrink-0 items-center justify-center rounded-sm text-ink-faint hover:text-ink touch:w-8"
          >
            <X aria-hidden className="size-3" />
          </button>
        </li>
      ))}
    </ul>
  );
}
