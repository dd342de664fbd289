import { sql } from "./drizzle.ts";
import { type Db, query, textList } from "./query.ts";

/*
 * When a resource was last read. A version is written when a configuration changes, so one that did not is as old as the
 * last unit (kind and region of a scan) that met it: had that unit not met it, it would have been closed or marked with the
 * failure. Finished jobs are read once in their life, and out of sight is what has a failure: both keep their own time.
 */

/** To be joined to `resources r`: the last unit of its kind and region, and the scan that it was part of. */
export const sightJoins = sql`
  left join latest_units u on u.account = r.account and u.region in (r.region, 'global') and u.kind = r.kind
  left join accounts a on a.id = r.account
  left join scans s on s.account = r.account and s.seq = a.current_seq and s.state = 'completed'`;

/** `readAt`, and `isEarlier`: the scan on show did not ask for the kind in the region. */
export const sightColumns = sql`
  case when r.failure is null and not r.settled then greatest(r.read_at, u.read_at) else r.read_at end as "readAt",
  u.scan is distinct from s.id as "isEarlier"`;

export interface Sight {
  /** The call that gave the resource, or failed to. */
  action: string;
  readAt: string;
  isEarlier: boolean;
  /** False for what was listed and never could be read. */
  wasRead: boolean;
}

/** The sight of these resources, as of a scan. */
export async function sightOf(
  db: Db,
  account: string,
  seq: number,
  arns: readonly string[],
): Promise<ReadonlyMap<string, Sight>> {
  const rows = await query<Sight & { arn: string }>(
    db,
    sql`select r.arn, r.action, r.configuration is not null as "wasRead", ${sightColumns} from resources r ${sightJoins}
        where r.account = ${account} and r.arn = any(${textList([...new Set(arns)])}) and r.from_seq <= ${seq} and r.to_seq > ${seq}`,
  );
  return new Map(rows.map(({ arn, ...sight }) => [arn, sight]));
}

/** When a finding's resource was last read; of one that is gone, when the finding began. */
export function sightIn(
  seen: ReadonlyMap<string, Sight>,
  { arn, since }: { arn: string; since: string },
): Pick<Sight, "readAt" | "isEarlier"> {
  const { readAt = since, isEarlier = false } = seen.get(arn) ?? {};
  return { readAt, isEarlier };
}
