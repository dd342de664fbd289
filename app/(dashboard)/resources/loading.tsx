import { ScreenHeader } from "#components/layout/screen-header.tsx";
import { Skeleton, SkeletonRows } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <>
      <ScreenHeader title="Resources">
        <Skeleton className="h-8 w-72" />
        <Skeleton className="h-8 w-96" />
      </ScreenHeader>
      <SkeletonRows rows={16} columns={["w-5", "w-2/5", "w-32", "w-24"]} />
    </>
  );
}
