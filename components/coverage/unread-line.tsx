import { formatCount, inRegions, wordsOf } from "#lib/format.ts";
import type { UnreadGroup } from "./unread.ts";

/** What was not read of a kind, where, and what would have allowed it. */
export function UnreadLine({
  group: { kind, regions, permission, refusedBy, action, code, isClosed, leftOut },
}: {
  group: UnreadGroup;
}) {
  return (
    <>
      <span className="text-ink">{wordsOf(kind)}</span>
      {inRegions(regions)}:{" "}
      {permission ? (
        <>
          {refusedBy ? `a ${refusedBy} refuses` : "permission"}{" "}
          <code className="font-mono text-xs text-ink">{permission}</code>
          {!refusedBy && " is missing"}
        </>
      ) : isClosed ? (
        "not asked for, since the region is not enabled any more"
      ) : leftOut > 0 ? (
        `the cap left at least ${formatCount(leftOut)} unread`
      ) : (
        <>
          <code className="font-mono text-xs text-ink">{action}</code>{" "}
          {code ? `answered ${code}` : "gave no complete answer"}
        </>
      )}
    </>
  );
}
