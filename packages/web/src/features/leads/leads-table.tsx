import { memo, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LeadOrder } from "../../lib/leads-search.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { classNames } from "../../ui/class-names.ts";
import { NARROW, useMedia } from "../../ui/use-media.ts";
import { LeadCard } from "./lead-card.tsx";
import { weights } from "./lead-cells.tsx";
import { LeadRow } from "./lead-row.tsx";
import { LeadsHead } from "./leads-head.tsx";
import type { ListLook } from "./list-look.ts";
import type { Lead } from "./use-leads.ts";
import { useRowWindow } from "./use-row-window.ts";
import { isSelected, type Selection } from "./use-selection.ts";

/** Stands for the id in `leadHref`; no id is a word. */
export const LEAD_PLACE = "lead-place";

export interface LeadsTableProps {
  readonly leads: readonly Lead[];
  readonly look: ListLook;
  readonly order: LeadOrder;
  /** Undefined where the search says the order. */
  readonly onOrder: ((order: LeadOrder) => void) | undefined;
  /** Address of the panel of a lead, with `LEAD_PLACE` for its id. */
  readonly leadHref: string;
  readonly isStale: boolean;
  readonly selection: Selection;
  readonly onToggle: ((index: number, isRange: boolean) => void) | undefined;
  readonly onToggleShown: (isOn: boolean) => void;
  /** On a narrow window somebody has begun to choose. */
  readonly isChoosing: boolean;
  readonly footer: ReactNode;
}

/** Kept as it is while only the address changes, as when a lead is opened beside it. */
export const LeadsTable = memo(function LeadsTable(props: LeadsTableProps) {
  const { look, isStale, footer } = props;
  const isNarrow = useMedia(NARROW);
  return (
    <div data-density={look.density} className="rounded-lg border border-line bg-panel">
      <div className={classNames("transition-opacity", isStale && "opacity-60")}>
        {isNarrow ? <Cards {...props} /> : <Rows {...props} />}
      </div>
      {footer && <div className="border-t border-line px-3 py-2">{footer}</div>}
    </div>
  );
});

function Cards({ leads, leadHref, selection, onToggle, isChoosing }: LeadsTableProps) {
  const { t } = useTranslation("leads");
  const company = useCompany();
  const body = useRef<HTMLUListElement>(null);
  const { first, end, before, after } = useRowWindow(body, leads.length);
  return (
    <ul ref={body} aria-label={t("table", { name: company.name })}>
      {before > 0 && <li aria-hidden style={{ height: before }} />}
      {leads.slice(first, end).map((lead, place) => (
        <LeadCard
          key={lead.id}
          lead={lead}
          index={first + place}
          href={leadHref.replace(LEAD_PLACE, lead.id)}
          isSelected={isSelected(selection, lead)}
          onToggle={onToggle}
          isChoosing={isChoosing}
        />
      ))}
      {after > 0 && <li aria-hidden style={{ height: after }} />}
    </ul>
  );
}

function Rows(props: LeadsTableProps) {
  const { leads, look, leadHref, selection, onToggle } = props;
  const { t } = useTranslation("leads");
  const company = useCompany();
  const body = useRef<HTMLTableSectionElement>(null);
  const { first, end, before, after } = useRowWindow(body, leads.length);
  const whole = look.columns.reduce((sum, column) => sum + weights[column], 0);
  const span = look.columns.length + (onToggle ? 1 : 0);
  return (
    <table
      aria-label={t("table", { name: company.name })}
      aria-rowcount={leads.length + 1}
      className="w-full table-fixed border-separate border-spacing-0 text-13"
    >
      <colgroup>
        {onToggle && <col className="w-11" />}
        {look.columns.map((column) => (
          <col key={column} style={{ width: `${(100 * weights[column]) / whole}%` }} />
        ))}
      </colgroup>
      <LeadsHead {...props} />
      <tbody ref={body}>
        {before > 0 && <Space height={before} span={span} />}
        {leads.slice(first, end).map((lead, place) => (
          <LeadRow
            key={lead.id}
            lead={lead}
            index={first + place}
            columns={look.columns}
            href={leadHref.replace(LEAD_PLACE, lead.id)}
            isSelected={isSelected(selection, lead)}
            onToggle={onToggle}
          />
        ))}
        {after > 0 && <Space height={after} span={span} />}
      </tbody>
    </table>
  );
}

/** Where rows are that are not drawn. */
const Space = ({ height, span }: { height: number; span: number }) => (
  <tr aria-hidden>
    <td colSpan={span} style={{ height }}>
      &nbsp;
    </td>
  </tr>
);
