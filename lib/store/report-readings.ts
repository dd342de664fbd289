import type { OnShow } from "./accounts.ts";
import { sql } from "./drizzle.ts";
import { type Db, query, textList } from "./query.ts";
import { sightBeside } from "./sight.ts";
import { inOrder } from "./unit-order.ts";
import { constantSpot } from "./versions-list.ts";
import type { KeptReading, KeptUnit } from "./views.ts";

/** What is kept of these resources as a scan left them, by ARN, with when each was last read. */
export async function keptReadings(
  db: Db,
  at: OnShow,
  arns: readonly string[],
): Promise<ReadonlyMap<string, KeptReading>> {
  const { columns, joins } = sightBeside(constantSpot(at));
  const rows = await query<KeptReading & { arn: string; isGone: boolean; isEarlier: boolean }>(
    db,
    sql`select page.arn, r.also, r.action, r.configuration, r.parts, r.secrets, ${columns}
        from unnest(${textList(arns)}) as page(arn) ${joins} where r.id is not null`,
  );
  return new Map(rows.map(({ arn, isGone: _gone, isEarlier: _earlier, ...reading }) => [arn, reading]));
}

/** The last reading of each kind in each region up to a scan, by region and kind; `coverage` is empty where that of an earlier scan is no longer kept. */
export async function unitsAt(db: Db, { account, seq, scan, current }: OnShow): Promise<KeptUnit[]> {
  const last =
    seq === current
      ? sql`select region, kind, scan, read_at from latest_units where account = ${account}`
      : sql`select unit.region, unit.kind, (array_agg(made.id order by made.seq desc))[1] as scan,
              (array_agg(unit.read_at order by made.seq desc) filter (where not made.options ? 'watch'))[1] as read_at
            from scan_units unit join scans made on made.id = unit.scan
            where made.account = ${account} and made.state = 'completed' and made.seq <= ${seq}
            group by unit.region, unit.kind`;
  const rows = await query<KeptUnit>(
    db,
    sql`select u.region, u.kind, coalesce(u.read_at, '') as "readAt", coalesce(unit.coverage, '[]'::jsonb) as coverage,
          u.scan is distinct from ${scan} and not exists (select 1 from scans watch join scans read on read.id = u.scan
            where watch.id = ${scan} and read.seq >= (watch.options->'watch'->>'baseSeq')::int) as "isEarlier"
        from (${last}) u left join scan_units unit on unit.scan = u.scan and unit.region = u.region and unit.kind = u.kind`,
  );
  return inOrder(rows);
}
