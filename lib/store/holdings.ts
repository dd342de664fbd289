import { currentSeq } from "./accounts.ts";
import { sql } from "./drizzle.ts";
import { countReportsOf, type ReportsOf } from "./kept-reports.ts";
import { type Db, query } from "./query.ts";
import { resourceTalliesOf } from "./resource-tallies.ts";
import { talliesOf } from "./tallies.ts";

/** What is shown of one region. */
export interface RegionHoldings {
  region: string;
  resources: number;
  findings: number;
  events: number;
}

/** What is kept of an account, and goes when it is removed. */
export interface Holdings {
  scans: number;
  /** Kept reports that tell of it. */
  reports: ReportsOf;
  /** By name; what belongs to no region is in `global`. */
  regions: RegionHoldings[];
}

export async function holdingsOf(db: Db, account: string): Promise<Holdings> {
  const seq = await currentSeq(db, account);
  const [regions, [scans], reports] = await Promise.all([
    query<RegionHoldings>(
      db,
      sql`select region, sum(resources)::int as resources, sum(findings)::int as findings, sum(events)::int as events from (
            select region, sum(count) as resources, 0 as findings, 0 as events from ${resourceTalliesOf({ account, seq })} group by region
            union all select region, 0, sum(count), 0 from ${talliesOf({ account, seq })} group by region
            union all select region, 0, 0, count(*) from events where account = ${account} group by region
          ) held group by region order by region`,
    ),
    query<{ count: number }>(db, sql`select count(*)::int as count from scans where account = ${account}`),
    countReportsOf(db, account),
  ]);
  return { scans: scans?.count ?? 0, reports, regions };
}
