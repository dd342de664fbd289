import { ScreenHeader } from "#components/layout/screen-header.tsx";
import { Skeleton, SkeletonRows } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <>
      <ScreenHeader title="Access">
        <Skeleton className="h-8 w-72" />
        <Skeleton className="h-8 w-96" />
      </ScreenHeader>
      <SkeletonRows rows={14} columns={["w-5", "w-1/4", "w-2/5", "w-32"]} />
    </>
  );
}
