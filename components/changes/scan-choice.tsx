import type { Times } from "#lib/format-times.ts";
import type { KeptScan } from "#lib/store/kept-scans.ts";
import { useTimes } from "../preferences/preferences-context.tsx";

/** One scan of those that are kept, or whichever the address names. */
export function ScanChoice({
  label,
  scans,
  chosen,
  onChoose,
}: {
  label: string;
  scans: readonly KeptScan[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const times = useTimes();
  const isKnown = scans.some(({ id }) => id === chosen);
  return (
    <label className="flex min-w-0 items-center gap-2">
      <span className="w-10 shrink-0 text-muted sm:w-auto">{label}</span>
      <select
        value={chosen}
        onChange={(event) => onChoose(event.target.value)}
        className="h-8 min-w-0 rounded-md border border-control bg-raised px-2 pointer-coarse:h-10"
      >
        {!isKnown && (
          <option value={chosen}>{chosen === "" ? "No scan before it" : "A scan that is not in this list"}</option>
        )}
        {scans.map((scan) => (
          <option key={scan.id} value={scan.id}>
            {wordsOf(scan, times)}
          </option>
        ))}
      </select>
    </label>
  );
}

function wordsOf({ finishedAt, grade, isWatch }: KeptScan, times: Times): string {
  return [times.dateTime(finishedAt), grade && `grade ${grade}`, isWatch && "watch"].filter(Boolean).join(", ");
}
