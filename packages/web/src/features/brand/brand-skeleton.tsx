import { Loading, Skeleton } from "../../ui/skeleton.tsx";

/** The tabs, the controls and the preview before they are known. */
export function BrandSkeleton() {
  return (
    <Loading>
      <div className="flex h-control items-center gap-5 border-b border-line">
        <Skeleton className="h-3.5 w-12" />
        <Skeleton className="h-3.5 w-20" />
        <Skeleton className="h-3.5 w-16" />
      </div>
      <div className="grid gap-6 pt-5 lg:grid-cols-[22rem_minmax(0,1fr)] xl:grid-cols-[25rem_minmax(0,1fr)]">
        <div className="flex flex-col gap-5">
          <Skeleton className="h-36 w-full rounded-lg" />
          <Skeleton className="h-64 w-full rounded-lg" />
          <Skeleton className="h-80 w-full rounded-lg" />
        </div>
        <div className="flex flex-col gap-5 max-lg:hidden">
          <Skeleton className="h-64 w-full rounded-lg" />
          <Skeleton className="h-56 w-full rounded-lg" />
          <Skeleton className="h-48 w-full rounded-lg" />
        </div>
      </div>
    </Loading>
  );
}
