import { type SQL, sql } from "./drizzle.ts";
import type { Beside } from "./versions-list.ts";

/*
 * When a resource was last read. A version is written when a configuration changes, so one that did not is as old as the
 * last unit (kind and region of a scan) that met it: had that unit not met it, it would have been closed or marked with the
 * failure. Finished jobs are read once in their life, and out of sight is what has a failure: both keep their own time.
 */

/** To be joined to `resources r`: the last unit of its kind and region. */
export const sightJoins = sql`
  left join latest_units u on u.account = r.account and u.region in (r.region, 'global') and u.kind = r.kind`;

/** The same as it was at a scan of that number. */
const pastSightJoins = (seq: SQL) => sql`
  left join lateral (
    select (array_agg(made.id order by made.seq desc))[1] as scan,
      (array_agg(unit.read_at order by made.seq desc) filter (where not made.options ? 'watch'))[1] as read_at
    from scan_units unit join scans made on made.id = unit.scan
    where made.account = r.account and made.state = 'completed' and made.seq <= ${seq}
      and unit.region in (r.region, 'global') and unit.kind = r.kind
  ) u on true`;

/**
 * `readAt`, and `isEarlier`: the scan on show, of that id, did not ask for the kind in the region. What a watch rests on stands: no event said
 * otherwise.
 */
export const sightColumns = (shown: SQL) => sql`
  case when r.failure is null and not r.settled then greatest(r.read_at, u.read_at) else r.read_at end as "readAt",
  (u.scan is distinct from ${shown} and not exists (select 1 from scans watch join scans read on read.id = u.scan
    where watch.id = ${shown} and read.seq >= (watch.options->'watch'->>'baseSeq')::int)) as "isEarlier"`;

export interface Sight {
  readAt: string;
  isEarlier: boolean;
}

/** A row of findings with the sight of its resource beside it; null of one that is gone. */
export type Sighted = { [K in keyof Sight]: Sight[K] | null };

/** To be put beside a page of findings: the resource of each as `r`, and its sight. */
export const sightBeside: Beside = ({ account, seq, shown, isPast }) => ({
  columns: sql`r.id is null as "isGone", ${sightColumns(shown)}`,
  joins: sql`left join resources r on r.account = ${account} and r.arn = page.arn
    and r.from_seq <= ${seq} and r.to_seq > ${seq} ${isPast ? pastSightJoins(seq) : sightJoins}`,
});

/** When a finding's resource was last read; of one that is gone, when the finding began. */
export function sightIn({ readAt, isEarlier, isGone, since }: Sighted & { isGone: boolean; since: string }): Sight {
  return isGone ? { readAt: since, isEarlier: false } : { readAt: readAt ?? since, isEarlier: isEarlier ?? false };
}
