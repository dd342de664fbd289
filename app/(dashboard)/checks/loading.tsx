import { ScreenHeader } from "#components/layout/screen-header.tsx";
import { Skeleton, SkeletonRows } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <>
      <ScreenHeader title="Checks">
        <Skeleton className="h-8 w-80" />
        <Skeleton className="h-8 w-64" />
      </ScreenHeader>
      <SkeletonRows rows={16} columns={["w-20", "w-2/5", "w-40"]} />
    </>
  );
}
