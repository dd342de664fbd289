import { SkeletonHead, SkeletonRows } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <>
      <SkeletonHead back="w-32" name="w-80" facts="w-96" />
      <SkeletonRows rows={10} columns={["w-20", "w-2/5", "w-24"]} />
    </>
  );
}
