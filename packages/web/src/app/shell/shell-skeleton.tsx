import { classNames } from "../../ui/class-names.ts";
import { Loading, Skeleton, TableSkeleton } from "../../ui/skeleton.tsx";
import { frame, isSidebarNarrowAtFirst } from "./shell-frame.ts";

/** The shell before anything of it is known. In the first chunk, so that it is what one sees first. */
export function ShellSkeleton() {
  return (
    <div className={frame.page}>
      <div className={classNames(frame.sidebar, isSidebarNarrowAtFirst() ? frame.narrow : frame.wide)} />
      <div className={frame.column}>
        <div className={frame.bar}>
          <Skeleton className="h-3.5 w-40" />
        </div>
        <main className={frame.content}>
          <PageSkeleton />
        </main>
      </div>
    </div>
  );
}

/** A title, a sentence and rows: what most pages are. */
export function PageSkeleton() {
  return (
    <Loading>
      <Skeleton className="mt-1 h-5 w-44" />
      <Skeleton className="mt-3 mb-7 h-3.5 w-80 max-w-full" />
      <TableSkeleton columns={["w-1/3", "w-24", "w-20", "w-16"]} />
    </Loading>
  );
}
