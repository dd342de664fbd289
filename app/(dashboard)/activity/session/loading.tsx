import { SkeletonHead, SkeletonRows } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <>
      <SkeletonHead back="w-24" name="w-80" facts="w-72" />
      <SkeletonRows rows={12} columns={["w-24", "w-1/4", "w-1/5", "w-20"]} />
    </>
  );
}
