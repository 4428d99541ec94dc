import { useId, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Popover } from "../../ui/popover.tsx";
import { listColumns, type ListColumn } from "./list-look.ts";
import type { LookButtonProps } from "./look-button.tsx";

export interface LookBoxProps extends LookButtonProps {
  readonly trigger: ReactElement;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

const row =
  "flex min-h-8 items-center gap-2.5 rounded-md px-2 text-13 text-ink hover:bg-hover touch:min-h-10";

export function LookBox({ trigger, isOpen, onOpenChange, look, onChange }: LookBoxProps) {
  const { t } = useTranslation("leads");
  const id = useId();
  const toggle = (column: ListColumn) =>
    onChange({
      ...look,
      columns: listColumns.filter((each) =>
        each === column ? !look.columns.includes(each) : look.columns.includes(each),
      ),
    });
  return (
    <Popover
      trigger={trigger}
      label={t("look.title")}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      align="end"
    >
      <div className="w-56 p-2">
        <div role="group" aria-labelledby={`${id}-columns`}>
          <p id={`${id}-columns`} className="px-2 pt-1 pb-1.5 text-12 text-ink-faint">
            {t("look.columns")}
          </p>
          {listColumns.map((column) => (
            <label key={column} className={row}>
              <input
                type="checkbox"
                checked={look.columns.includes(column)}
                disabled={column === "email"}
                onChange={() => toggle(column)}
              />
              {t(`columns.${column}`)}
            </label>
          ))}
        </div>
        <div role="radiogroup" aria-labelledby={`${id}-rows`} className="mt-2 border-t border-line pt-2">
          <p id={`${id}-rows`} className="px-2 pt-1 pb-1.5 text-12 text-ink-faint">
            {t("look.rows")}
          </p>
          {(["comfortable", "compact"] as const).map((density) => (
            <label key={density} className={row}>
              <input
                type="radio"
                name={`${id}-density`}
                checked={look.density === density}
                onChange={() => onChange({ ...look, density })}
              />
              {t(`look.${density}`)}
            </label>
          ))}
        </div>
      </div>
    </Popover>
  );
}
