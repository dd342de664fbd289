import { ScreenHeader } from "#components/layout/screen-header.tsx";
import { Skeleton, SkeletonRows } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <>
      <ScreenHeader title="Activity">
        <Skeleton className="h-8 w-72" />
        <Skeleton className="h-8 w-96" />
      </ScreenHeader>
      <div className="px-4 pb-3 md:px-6">
        <Skeleton className="h-28 w-full" />
      </div>
      <SkeletonRows rows={14} columns={["w-24", "w-1/4", "w-1/5", "w-20"]} />
    </>
  );
}
