import { Loading, Skeleton } from "../../ui/skeleton.tsx";

/** The shape that every step has: a title, the steps, and a panel below them. */
export function ImportSkeleton() {
  return (
    <Loading>
      <Skeleton className="h-7 w-72 max-w-full" />
      <div className="mt-6 mb-6 flex gap-6">
        {["w-14", "w-20", "w-16", "w-18", "w-22"].map((width) => (
          <Skeleton key={width} className={`h-5 ${width} max-sm:last:hidden`} />
        ))}
      </div>
      <Skeleton className="h-40 w-full rounded-lg" />
      <Skeleton className="mt-5 h-72 w-full rounded-lg" />
    </Loading>
  );
}
