import { ScreenHeader } from "#components/layout/screen-header.tsx";
import { Skeleton, SkeletonRows } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <>
      <ScreenHeader title="Findings">
        <Skeleton className="h-8 w-36" />
        <Skeleton className="h-8 w-72" />
        <Skeleton className="h-8 w-64" />
      </ScreenHeader>
      <SkeletonRows rows={14} columns={["w-20", "w-2/5", "w-32"]} />
    </>
  );
}
