import { Skeleton, SkeletonRows } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <>
      <div className="flex flex-col gap-3 px-4 pt-5 pb-6 md:px-6">
        <Skeleton className="w-24" />
        <Skeleton className="h-7 w-80 max-w-full" />
        <Skeleton className="w-72 max-w-full" />
      </div>
      <SkeletonRows rows={12} columns={["w-24", "w-1/4", "w-1/5", "w-20"]} />
    </>
  );
}
