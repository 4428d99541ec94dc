import { memo, type MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { PlainLink } from "../../lib/plain-link.tsx";
import { classNames } from "../../ui/class-names.ts";
import { LeadCell } from "./lead-cells.tsx";
import type { ListColumn } from "./list-look.ts";
import type { Lead } from "./use-leads.ts";

export interface LeadRowProps {
  readonly lead: Lead;
  /** From 0, among all that were fetched. */
  readonly index: number;
  readonly columns: readonly ListColumn[];
  readonly href: string;
  readonly isSelected: boolean;
  /** Absent where nothing can be chosen. */
  readonly onToggle: ((index: number, isRange: boolean) => void) | undefined;
}

const cell = "h-row truncate border-b border-line px-3 group-last:border-b-0 first:ps-4 last:pe-4";

/** Drawn again only when its own lead or its own tick changes. */
export const LeadRow = memo(function LeadRow(props: LeadRowProps) {
  const { lead, index, columns, href, isSelected, onToggle } = props;
  return (
    <tr
      data-row={index}
      aria-rowindex={index + 2}
      className={classNames(
        "group row-link transition-colors hover:bg-hover",
        isSelected && "bg-accent-soft hover:bg-accent-soft",
      )}
    >
      {onToggle && (
        <td className={classNames(cell, "pe-0")}>
          <SelectBox lead={lead} isSelected={isSelected} onToggle={(isRange) => onToggle(index, isRange)} />
        </td>
      )}
      {columns.map((column) => (
        <td key={column} className={classNames(cell, column === "email" && "row-title")}>
          {column === "email" ? (
            <PlainLink href={href} className="font-medium text-ink">
              <span dir="ltr" title={lead.email}>
                {lead.email}
              </span>
            </PlainLink>
          ) : (
            <LeadCell lead={lead} column={column} />
          )}
        </td>
      ))}
    </tr>
  );
});

interface SelectBoxProps {
  readonly lead: Lead;
  readonly isSelected: boolean;
  readonly onToggle: (isRange: boolean) => void;
}

export function SelectBox({ lead, isSelected, onToggle }: SelectBoxProps) {
  const { t } = useTranslation("leads");
  return (
    // The whole corner takes the click: a box of 16 pixels is missed too often.
    <label className="relative z-1 -ms-4 flex h-full min-h-6 items-center ps-4 pe-1">
      <input
        type="checkbox"
        aria-label={t("select.one", { email: lead.email })}
        checked={isSelected}
        onChange={(event) => onToggle((event.nativeEvent as unknown as MouseEvent).shiftKey)}
      />
    </label>
  );
}
