import { Plus } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../../ui/class-names.ts";
import { controlLook } from "../../ui/field.tsx";
import { formatNumber } from "../../ui/format-number.ts";
import { useTags } from "./use-choices.ts";

export interface PickedTag {
  /** Absent for one that is made when it is given. */
  readonly id?: string;
  readonly name: string;
}

export interface TagPickerProps {
  readonly companyId: string;
  /** Read aloud as the name of the list. */
  readonly label: string;
  readonly isPicked: (tag: PickedTag) => boolean;
  readonly onToggle: (tag: PickedTag) => void;
  /** More cannot be picked. */
  readonly isFull: boolean;
  /** A name that no tag has may be picked as well. */
  readonly mayAdd?: boolean;
}

const NAME_MAX = 60;

/** The company's tags with a search; those that were picked stay ticked. */
export function TagPicker({ companyId, label, isPicked, onToggle, isFull, mayAdd = false }: TagPickerProps) {
  const { t, i18n } = useTranslation("leads");
  const [typed, setTyped] = useState("");
  const wanted = typed.trim().normalize("NFC").slice(0, NAME_MAX);
  const search = useDeferredValue(wanted);
  const found = useTags(companyId, search);
  const tags = found.data?.tags ?? [];
  const isNew = wanted !== "" && !tags.some(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  const add = () => {
    onToggle({ name: wanted });
    setTyped("");
  };
  return (
    <div>
      <input
        type="text"
        aria-label={t("tags.search")}
        placeholder={t(mayAdd ? "tags.searchOrNew" : "tags.search")}
        value={typed}
        maxLength={NAME_MAX}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          const [first] = tags;
          if (isNew && mayAdd && !isFull) add();
          else if (first && wanted !== "" && (isPicked(first) || !isFull)) onToggle(first);
        }}
        className={classNames(controlLook, "h-control px-2.5")}
      />
      <ul
        aria-label={label}
        className={classNames("mt-1.5 max-h-40 overflow-y-auto", found.isPending && "min-h-24")}
      >
        {mayAdd && isNew && found.isSuccess && (
          <li>
            <button
              type="button"
              disabled={isFull}
              onClick={add}
              className="flex min-h-8 w-full items-center gap-2.5 rounded-md px-2 text-start text-13 text-ink hover:bg-hover disabled:opacity-50 touch:min-h-10"
            >
              <Plus aria-hidden className="size-4 shrink-0 text-ink-faint" />
              <span className="min-w-0 truncate">{t("tags.make", { name: wanted })}</span>
            </button>
          </li>
        )}
        {tags.map((tag) => (
          <li key={tag.id}>
            <label className="flex min-h-8 items-center gap-2.5 rounded-md px-2 text-13 text-ink hover:bg-hover touch:min-h-10">
              <input
                type="checkbox"
                checked={isPicked(tag)}
                disabled={isFull && !isPicked(tag)}
                onChange={() => onToggle(tag)}
              />
              <span dir="auto" className="min-w-0 flex-1 truncate">
                {tag.name}
              </span>
              <span aria-hidden className="text-12 text-ink-faint tabular-nums">
                {formatNumber(tag.leads.count, i18n.language)}
                {tag.leads.isMore && "+"}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p role="status" className="px-2 text-12 text-ink-faint not-empty:py-1">
        {found.isSuccess &&
          tags.length === 0 &&
          !(mayAdd && isNew) &&
          t(wanted === "" ? "tags.none" : "tags.noMatch")}
        {found.data?.isMore && t("tags.more")}
      </p>
    </div>
  );
}
