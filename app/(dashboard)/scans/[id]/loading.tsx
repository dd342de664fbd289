import { SkeletonHead, SkeletonRows } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <>
      <SkeletonHead back="w-20" name="w-96" facts="h-12 w-full" />
      <SkeletonRows rows={8} columns={["w-28", "w-2/5", "w-40"]} />
    </>
  );
}
