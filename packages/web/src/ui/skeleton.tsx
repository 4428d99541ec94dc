import { classNames } from "./class-names.ts";
import { useUiWords } from "./ui-words.tsx";

/** A grey shape of what will stand here. Give it the size of the real thing, so that nothing moves. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames("block animate-pulse-soft rounded-sm bg-pressed", className ?? "h-4 w-full")}
    />
  );
}

export interface TableSkeletonProps {
  readonly rows?: number;
  /** Widths of the cells, as Tailwind classes, one a column. */
  readonly columns: readonly string[];
}

/** The table's frame with grey cells; header and rows have the heights of the real ones. */
export function TableSkeleton({ rows = 8, columns }: TableSkeletonProps) {
  return (
    <Loading>
      <div className="overflow-hidden rounded-lg border border-line bg-panel">
        <div className="h-9 border-b border-line max-lg:hidden" />
        {Array.from({ length: rows }, (_, row) => (
          <div
            key={row}
            className="flex h-row items-center gap-6 border-b border-line px-4 last:border-b-0 max-lg:h-[4.25rem]"
          >
            {Array.from(columns, (width, column) => (
              <Skeleton key={column} className={classNames("h-3.5", width, column > 1 && "max-lg:hidden")} />
            ))}
          </div>
        ))}
      </div>
    </Loading>
  );
}

/** Says once, to those who do not see the grey shapes, that something is on its way. */
export function Loading({ children }: { children: React.ReactNode }) {
  const words = useUiWords();
  return (
    <div role="status">
      <span className="sr-only">{words.loading}</span>
      {children}
    </div>
  );
}
