import { Skeleton, SkeletonRows } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <>
      <div className="flex flex-col gap-3 px-4 pt-5 pb-6 md:px-6">
        <Skeleton className="w-20" />
        <Skeleton className="h-7 w-96 max-w-full" />
        <Skeleton className="h-12 w-full" />
      </div>
      <SkeletonRows rows={8} columns={["w-28", "w-2/5", "w-40"]} />
    </>
  );
}
