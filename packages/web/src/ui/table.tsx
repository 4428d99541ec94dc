import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { NARROW, useMedia } from "./use-media.ts";

export interface Column<Row> {
  readonly id: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand at the right. */
  readonly align?: "start" | "end";
  /** Tailwind width, as `w-40`; the column without one takes the rest. */
  readonly width?: string;
  /** Which columns a phone's card keeps: its title, its second line, or nothing. */
  readonly onPhone?: "title" | "detail" | "end" | "hidden";
}

export interface TableProps<Row> {
  /** Read aloud as the table's name. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** The link in the title column takes clicks on the whole of its row. */
  readonly isRowLink?: boolean;
  readonly density?: "comfortable" | "compact";
  /** Below the last row, inside the frame: paging. */
  readonly footer?: ReactNode;
  /** Dims the rows while newer ones are on their way. */
  readonly isStale?: boolean;
}

/** Rows of one kind. The header stays in sight; in narrow windows each row is a card with the facts that matter. */
export function Table<Row>(props: TableProps<Row>) {
  const { label, columns, rows, rowKey, isRowLink = false, density = "comfortable", footer, isStale } = props;
  const isNarrow = useMedia(NARROW);
  return (
    <div data-density={density} className="rounded-lg border border-line bg-panel">
      {isNarrow ? (
        <ul aria-label={label} className={classNames(isStale && "opacity-60")}>
          {rows.map((row) => (
            <li key={rowKey(row)} className="border-b border-line last:border-b-0">
              <RowCard row={row} columns={columns} isRowLink={isRowLink} />
            </li>
          ))}
        </ul>
      ) : (
        <table
          aria-label={label}
          className={classNames(
            "w-full table-fixed border-separate border-spacing-0 text-13 transition-opacity",
            isStale && "opacity-60",
          )}
        >
          <TableHead columns={columns} />
          <tbody>
            {rows.map((row) => (
              <TableRow key={rowKey(row)} row={row} columns={columns} isRowLink={isRowLink} />
            ))}
          </tbody>
        </table>
      )}
      {footer !== undefined && <div className="border-t border-line px-3 py-2">{footer}</div>}
    </div>
  );
}

export const headLook =
  "sticky top-12 z-10 h-9 border-b border-line bg-panel px-3 text-12 font-medium text-ink-faint first:rounded-ss-lg last:rounded-se-lg first:ps-4 last:pe-4";

export function TableHead<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            className={classNames(headLook, column.align === "end" ? "text-end" : "text-start", column.width)}
          >
            {column.header}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface RowProps<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly isRowLink: boolean;
}

function TableRow<Row>({ row, columns, isRowLink }: RowProps<Row>) {
  return (
    <tr className={classNames("group", isRowLink && "row-link transition-colors hover:bg-hover")}>
      {columns.map((column) => (
        <td
          key={column.id}
          className={classNames(
            "h-row truncate border-b border-line px-3 group-last:border-b-0 first:ps-4 last:pe-4",
            column.align === "end" && "text-end tabular-nums",
            column.onPhone === "title" && "row-title",
          )}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

function RowCard<Row>({ row, columns, isRowLink }: RowProps<Row>) {
  const of = (place: Column<Row>["onPhone"]) => columns.filter((column) => column.onPhone === place);
  return (
    <div className={classNames("flex items-center gap-3 px-4 py-3", isRowLink && "row-link")}>
      <div className="min-w-0 flex-1">
        {of("title").map((column) => (
          <div key={column.id} className="row-title truncate text-14 font-medium text-ink">
            {column.cell(row)}
          </div>
        ))}
        <div className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-13 text-ink-soft empty:hidden">
          {of("detail").map((column) => (
            <span key={column.id} className="min-w-0 truncate">
              {column.cell(row)}
            </span>
          ))}
        </div>
      </div>
      {of("end").map((column) => (
        <div key={column.id} className="shrink-0">
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}
