import { ScreenHeader } from "#components/layout/screen-header.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <>
      <ScreenHeader title="Settings" />
      <div
        role="status"
        aria-label="Loading"
        className="page-width grid w-full gap-x-10 gap-y-8 px-4 pt-2 md:px-6 lg:grid-cols-[minmax(0,1fr)_27rem]"
      >
        <Skeleton className="h-64 w-full" />
        <Skeleton className="h-64 w-full" />
      </div>
    </>
  );
}
