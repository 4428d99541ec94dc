import { useState } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../../ui/class-names.ts";
import { TextField } from "../../ui/text-field.tsx";
import type { FolderForest } from "./folder-forest.ts";

export interface FolderChoiceProps {
  readonly label: string;
  readonly forest: FolderForest;
  /** Chosen folders; `top` stands for no folder. */
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
  /** One of them, or as many as one likes. */
  readonly isSingle?: boolean;
  /** Words of the choice to lie at the top; absent where that is none. */
  readonly top?: string;
  readonly isDisabled?: (id: string) => boolean;
}

export const TOP = "top";

/** A choice among all folders, found by a part of their path. */
export function FolderChoice(props: FolderChoiceProps) {
  const { label, forest, chosen, onToggle, isSingle = false, top, isDisabled } = props;
  const { t } = useTranslation("templates");
  const [filter, setFilter] = useState("");
  const wanted = filter.trim().toLowerCase();
  const shown = forest.all.filter(
    ({ folder }) =>
      wanted === "" ||
      forest
        .pathOf(folder.id)
        .map(({ name }) => name)
        .join(" / ")
        .toLowerCase()
        .includes(wanted),
  );
  const rows = [
    ...(top !== undefined && wanted === "" ? [{ id: TOP, name: top, depth: 0 }] : []),
    ...shown.map(({ folder, depth }) => ({ id: folder.id, name: folder.name, depth })),
  ];
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={t("choice.filter")}
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
        autoComplete="off"
      />
      <fieldset className="max-h-72 overflow-y-auto rounded-lg border border-line p-1">
        <legend className="sr-only">{label}</legend>
        {rows.map(({ id, name, depth }) => (
          <label
            key={id}
            style={{ paddingInlineStart: `${8 + depth * 16}px` }}
            className={classNames(
              "flex h-8 cursor-pointer items-center gap-2 rounded-md pe-2 text-13 text-ink touch:h-10",
              isDisabled?.(id) ? "opacity-50" : "hover:bg-hover",
            )}
          >
            <input
              type={isSingle ? "radio" : "checkbox"}
              name="folder"
              checked={chosen.has(id)}
              disabled={isDisabled?.(id) ?? false}
              onChange={() => onToggle(id)}
              className="shrink-0"
            />
            <span className="min-w-0 truncate">{name}</span>
          </label>
        ))}
        {rows.length === 0 && <p className="px-2 py-1.5 text-13 text-ink-soft">{t("choice.none")}</p>}
      </fieldset>
    </div>
  );
}
