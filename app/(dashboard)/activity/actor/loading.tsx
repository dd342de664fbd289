import { Skeleton, SkeletonHead, SkeletonRows } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <>
      <SkeletonHead back="w-24" name="w-80" facts="w-96" />
      <div className="px-4 pb-3 md:px-6">
        <Skeleton className="h-28 w-full" />
      </div>
      <SkeletonRows rows={12} columns={["w-2/5", "w-16", "w-24"]} />
    </>
  );
}
