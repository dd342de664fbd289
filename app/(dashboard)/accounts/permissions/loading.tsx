import { ScreenHeader } from "#components/layout/screen-header.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <>
      <ScreenHeader title="Permissions" />
      <SkeletonRows rows={10} columns={["w-40", "w-2/5", "w-24"]} />
    </>
  );
}
