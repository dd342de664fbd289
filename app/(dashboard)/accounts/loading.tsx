import { ScreenHeader } from "#components/layout/screen-header.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <>
      <ScreenHeader title="Accounts" />
      <SkeletonRows rows={8} columns={["w-40", "w-24", "w-16", "w-16"]} />
    </>
  );
}
