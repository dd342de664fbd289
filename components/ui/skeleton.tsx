import { cx } from "./class-names.ts";

/** A grey stand-in for one piece of text or one mark; give it the size of what will come. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx("skeleton block h-3", className)} />;
}

/** Rows of a table that is loading, in the final row height. */
export function SkeletonRows({
  rows = 12,
  columns = ["w-20", "w-3/5", "w-24"],
}: {
  rows?: number;
  columns?: readonly string[];
}) {
  return (
    <div role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity.
        <div key={row} className="flex h-10 items-center gap-6 border-b px-4 md:px-6">
          {columns.map((width) => (
            <Skeleton key={width} className={width} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** The head of a detail that is loading: the way back, its name, and what is said of it, each in its width. */
export function SkeletonHead({ back, name, facts }: { back: string; name: string; facts: string }) {
  return (
    <div className="flex flex-col gap-3 px-4 pt-5 pb-6 md:px-6">
      <Skeleton className={back} />
      <Skeleton className={cx("h-7 max-w-full", name)} />
      <Skeleton className={cx("max-w-full", facts)} />
    </div>
  );
}
