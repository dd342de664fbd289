import { ScreenHeader } from "#components/layout/screen-header.tsx";
import { Skeleton, SkeletonRows } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <>
      <ScreenHeader title="Reports" actions={<Skeleton className="h-8 w-24" />} />
      <SkeletonRows rows={12} columns={["w-40", "w-1/3", "w-24", "w-16"]} />
    </>
  );
}
