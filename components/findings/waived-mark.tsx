import { formatDate } from "#lib/format.ts";
import type { FindingRow } from "#lib/store/views.ts";

/** In a row: somebody accepted it, and until when. Nothing for what nobody did. */
export function WaivedMark({ finding: { waiver } }: { finding: Pick<FindingRow, "waiver"> }) {
  if (!waiver) return null;
  return (
    <span title={waiver.reason} className="relative z-10 text-xs whitespace-nowrap text-muted">
      waived until {formatDate(waiver.until)}
    </span>
  );
}
