import { formatShare } from "#lib/format.ts";
import type { RecordsScore } from "#lib/store/views.ts";

/** How much of the records was judged, in a few words; nothing when there are none. */
export function RecordsShare({ records: { coverage, provisional } }: { records: RecordsScore }) {
  if (coverage === null) return null;
  return (
    <span className={provisional ? "font-medium text-unknown" : ""}>
      {formatShare(coverage)} judged{provisional && ", provisional"}
    </span>
  );
}
