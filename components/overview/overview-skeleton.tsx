import { ScreenHeader } from "../layout/screen-header.tsx";
import { Skeleton, SkeletonRows } from "../ui/skeleton.tsx";

/** The overview before its data: the same places, empty. */
export function OverviewSkeleton() {
  return (
    <>
      <ScreenHeader title="Overview" className="min-[150rem]:wide-page" />
      <div className="page-width min-[150rem]:wide-page flex w-full flex-col gap-8 px-4 py-5 md:px-6">
        <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[22rem_minmax(0,1fr)]">
          <div className="flex items-end gap-5">
            <Skeleton className="h-28 w-24" />
            <Skeleton className="h-10 w-20" />
          </div>
          <Skeleton className="h-40 w-full" />
        </div>
        <Skeleton className="h-26 w-full" />
        <SkeletonRows rows={6} columns={["w-20", "w-3/5", "w-24"]} />
      </div>
    </>
  );
}
