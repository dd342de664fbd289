import { ScreenHeader } from "#components/layout/screen-header.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <>
      <ScreenHeader title="Frameworks" />
      <SkeletonRows rows={12} columns={["w-2/5", "w-20", "w-60"]} />
    </>
  );
}
