import { sql } from "./drizzle.ts";

/*
 * When a resource was last read. A version is written when a configuration changes, so one that did not is as old as the
 * last unit (kind and region of a scan) that met it: had that unit not met it, it would have been closed or marked with the
 * failure. Finished jobs are read once in their life, and out of sight is what has a failure: both keep their own time.
 */

/** To be joined to `resources r`: the last unit of its kind and region, and the scan that it was part of. */
export const sightJoins = sql`
  left join latest_units u on u.account = r.account and u.region = r.region and u.kind = r.kind
  left join accounts a on a.id = r.account
  left join scans s on s.account = r.account and s.seq = a.current_seq and s.state = 'completed'`;

/** `readAt`, and `isEarlier`: the scan on show did not ask for the kind in the region. */
export const sightColumns = sql`
  case when r.failure is null and not r.settled then greatest(r.read_at, u.read_at) else r.read_at end as "readAt",
  u.scan is distinct from s.id as "isEarlier"`;
