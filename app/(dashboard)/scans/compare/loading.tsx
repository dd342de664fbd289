import { SkeletonHead, SkeletonRows } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <>
      <SkeletonHead back="w-20" name="w-96" facts="h-14 w-full" />
      <SkeletonRows rows={12} columns={["w-20", "w-2/5", "w-1/5", "w-24"]} />
    </>
  );
}
