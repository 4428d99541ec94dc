import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { LeadOrder } from "../../lib/leads-search.ts";
import { classNames } from "../../ui/class-names.ts";
import { headLook } from "../../ui/table.tsx";
import type { LeadsTableProps } from "./leads-table.tsx";
import type { ListColumn } from "./list-look.ts";
import { isSelected } from "./use-selection.ts";

/** By the first press, and by the next. */
const sorts: { readonly [Column in ListColumn]?: readonly [LeadOrder, LeadOrder] } = {
  email: ["email", "email_desc"],
  name: ["name", "name_desc"],
  created: ["newest", "oldest"],
};
const rising: ReadonlySet<LeadOrder> = new Set(["email", "name", "oldest"]);

/** Names of the columns; a press sorts, another turns the order round. */
export function LeadsHead({
  leads,
  look,
  order,
  onOrder,
  selection,
  onToggle,
  onToggleShown,
}: LeadsTableProps) {
  const { t } = useTranslation("leads");
  const isEvery = leads.every((lead) => isSelected(selection, lead));
  const isSome = selection.isAll || selection.ids.size > 0;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {onToggle && (
          <th scope="col" className={classNames(headLook, "pe-0 text-start")}>
            <input
              type="checkbox"
              aria-label={t("select.shown")}
              checked={isEvery}
              ref={(box) => {
                if (box) box.indeterminate = isSome && !isEvery;
              }}
              onChange={() => onToggleShown(!isEvery)}
              className="block"
            />
          </th>
        )}
        {look.columns.map((column) => (
          <HeadCell key={column} column={column} order={order} onOrder={onOrder} />
        ))}
      </tr>
    </thead>
  );
}

interface HeadCellProps extends Pick<LeadsTableProps, "order" | "onOrder"> {
  readonly column: ListColumn;
}

function HeadCell({ column, order, onOrder }: HeadCellProps) {
  const { t } = useTranslation("leads");
  const ways = onOrder && sorts[column];
  const isSorted = ways?.includes(order) ?? false;
  const isRising = rising.has(order);
  const Arrow = isRising ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (isRising ? "ascending" : "descending") : undefined}
      className={classNames(headLook, "text-start")}
    >
      {ways ? (
        <button
          type="button"
          onClick={() => onOrder(order === ways[0] ? ways[1] : ways[0])}
          className={classNames(
            "group/sort -mx-1.5 flex h-7 max-w-full items-center gap-1 rounded-sm px-1.5 hover:bg-hover hover:text-ink",
            isSorted && "text-ink",
          )}
        >
          <span className="truncate">{t(`columns.${column}`)}</span>
          <Arrow
            aria-hidden
            className={classNames(
              "size-3.5 shrink-0",
              !isSorted && "opacity-0 group-hover/sort:opacity-60 group-focus-visible/sort:opacity-60",
            )}
          />
        </button>
      ) : (
        <span className="block truncate">{t(`columns.${column}`)}</span>
      )}
    </th>
  );
}
