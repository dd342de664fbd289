import type { ChangedResourceFilter } from "#lib/filters/changes.ts";
import { pageOfChanged } from "#lib/store/changed-resources.ts";
import type { PageRequest } from "#lib/store/cursor.ts";
import type { Db } from "#lib/store/query.ts";
import type { ChangedResourceRow, Page } from "#lib/store/views.ts";
import { historyOf } from "./flight-recorder.ts";
import type { ScanPair } from "./scan-pair.ts";

/** Each that changed is looked up by itself: a page of more would keep its reader waiting. */
const mostAtOnce = 50;

/**
 * One page of the resources that came, went or changed between two scans, those that changed with the calls behind it; a page may be shorter
 * than was asked for. `gapsOf` is what of CloudTrail was not read of a region.
 */
export async function changedResources(
  db: Db,
  filter: ChangedResourceFilter,
  { before, after }: ScanPair,
  gapsOf: (region: string) => readonly string[],
  { cursor, limit = mostAtOnce }: PageRequest = {},
): Promise<Page<ChangedResourceRow>> {
  const { account, seq } = after.at;
  const pair = { from: before.at.seq, to: after.at };
  const rows: ChangedResourceRow[] = [];
  let next: string | null | undefined = cursor;
  do {
    const page: Awaited<ReturnType<typeof pageOfChanged>> = await pageOfChanged(db, filter, pair, {
      limit: Math.min(limit, mostAtOnce),
      ...(next && { cursor: next }),
    });
    for (const row of page.rows) {
      if (row.is !== "changed") {
        rows.push({ ...row, changes: [], left: [] });
        continue;
      }
      const resource = { account, seq, ...row };
      const { changes, left } = await historyOf(db, resource, gapsOf(row.region), { afterSeq: before.at.seq });
      // What was read with another text is often as it was: a field that changes by itself, a part that was out of sight.
      if (changes.length > 0 || left.length > 0) rows.push({ ...row, changes, left });
    }
    next = page.next;
  } while (next && rows.length === 0);
  return { rows, next: next ?? null };
}
