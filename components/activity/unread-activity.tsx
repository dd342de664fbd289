import { PartialNotice } from "../ui/states.tsx";

/** The partial state of whatever shows events: regions whose CloudTrail is not, or not wholly, here. */
export function UnreadActivity({ regions }: { regions: readonly string[] }) {
  if (regions.length === 0) return null;
  const where = regions.length > 4 ? `${regions.length} regions` : regions.join(", ");
  return (
    <PartialNotice title={`CloudTrail in ${where} is not all read`}>
      What happened there may be missing here. It is still being read, or the permission{" "}
      <code className="font-mono text-xs text-ink">cloudtrail:LookupEvents</code> is missing.
    </PartialNotice>
  );
}
