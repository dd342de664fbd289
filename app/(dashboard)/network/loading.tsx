import { ScreenHeader } from "#components/layout/screen-header.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <>
      <ScreenHeader title="Network" />
      <SkeletonRows rows={8} columns={["w-2/5", "w-24", "w-40"]} />
    </>
  );
}
