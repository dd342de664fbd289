import { type Severity, severities } from "#lib/checks/define.ts";
import { severityOf } from "#lib/scoring/weights.ts";
import { signals } from "#lib/signals/index.ts";
import { sql } from "./drizzle.ts";
import { isUntold } from "./notices.ts";
import { type Db, query, textList } from "./query.ts";
import { sightingsWhere } from "./sightings.ts";
import { type At, visibleAt } from "./versions.ts";
import type { AccountScore, ScanSummary, SeenTogether } from "./views.ts";

/* What happened since a time (ISO), and nobody was told of yet as a notice of a kind: of accounts that are there, the earliest first. */

/** So much is looked at in one turn; the next one goes on. */
const most = 50;

export interface EndedScan {
  id: string;
  account: string;
  seq: number;
  score: AccountScore | null;
  summary: ScanSummary | null;
  error: string | null;
  /** It read again only what events named. */
  isWatch: boolean;
  /** No scan of the account ended well before it. */
  isFirst: boolean;
  /** What ended the scan before it, where that failed. */
  errorBefore: string | null;
}

export function endedScans(
  db: Db,
  { state, kind, since }: { state: "completed" | "failed"; kind: string; since: string },
): Promise<EndedScan[]> {
  return query(
    db,
    sql`select s.id, s.account, s.seq, s.score, s.summary, s.error, s.options ? 'watch' as "isWatch", before.error as "errorBefore",
          not exists (select 1 from scans e where e.account = s.account and e.state = 'completed' and e.seq < s.seq) as "isFirst"
        from scans s join accounts a on a.id = s.account and not a.removing
          left join lateral (select case when b.state = 'failed' then b.error end as error from scans b
            where b.account = s.account and b.state in ('completed', 'failed') and b.requested_at < s.requested_at
            order by b.requested_at desc, b.id desc limit 1) before on true
        where s.finished_at >= ${since} and s.state = ${state} and ${isUntold(kind, sql`s.account`, sql`s.id`)}
        order by s.finished_at, s.id limit ${most}`,
  );
}

/** A live finding that fails since a scan, and did not before it. Its name is other people's text. */
export interface WorseFinding {
  check: string;
  kind: string;
  region: string;
  name: string;
  severity: Severity;
  change: "new" | "regressed";
}

/** How many there are of each severity, and the first of them. */
export interface Worse {
  counts: Record<Severity, { new: number; regressed: number }>;
  first: WorseFinding[];
}

/** What a published scan found to fail that did not before, and nobody had accepted. @param each how many findings of each severity and change, at least one */
export async function worseAt(db: Db, { account, seq }: At, each: number): Promise<Worse> {
  const rows = await query<Omit<WorseFinding, "severity"> & { rank: number; place: number; count: number }>(
    db,
    sql`select * from (
          select f.check_id as check, f.kind, f.region, f.name, c.change, f.rank,
            (row_number() over (partition by f.rank, c.change order by f.check_id, f.name, f.id))::int as place,
            (count(*) over (partition by f.rank, c.change))::int as count
          from finding_changes c join findings f on f.account = c.account and f.id = c.id and ${visibleAt(seq)}
          where c.account = ${account} and c.seq = ${seq} and c.change in ('new', 'regressed') and f.status = 'fail' and f.exposure = 'live'
            and not exists (select 1 from waived_findings w where w.account = f.account and w.finding = f.id)
        ) worse where place <= ${each} order by rank desc, change, place`,
  );
  const counts = Object.fromEntries(severities.map((one) => [one, { new: 0, regressed: 0 }])) as Worse["counts"];
  const first = rows.map(({ rank, place: _, count, ...finding }) => {
    const severity = severityOf(rank);
    counts[severity][finding.change] = count;
    return { ...finding, severity };
  });
  return { counts, first };
}

/** What patterns saw. */
export function sightingsSince(db: Db, { kind, since }: { kind: string; since: string }): Promise<SeenTogether[]> {
  return sightingsWhere(
    db,
    sql`s.last_at >= ${since} and exists (select 1 from accounts a where a.id = s.account and not a.removing)
          and ${isUntold(kind, sql`s.account`, sql`s.id`)} order by s.last_at, s.id limit ${most}`,
  );
}

/** What one signal saw of what somebody did on a day. The texts are other people's. */
export interface SignalledDay {
  key: string;
  account: string;
  signal: string;
  actor: string;
  /** Of the last event: its id, what was called, and when. */
  event: string;
  name: string;
  at: string;
  count: number;
}

/** A burst of one and the same is one thing: the same signal tells of the same actor once a day (UTC). */
export function signalledSince(db: Db, { kind, since }: { kind: string; since: string }): Promise<SignalledDay[]> {
  const ids = textList(signals.map(({ id }) => id));
  return query(
    db,
    sql`with seen as (
          select e.account, signal, e.actor, signal || ' ' || left(e.at, 10) || ' ' || md5(e.actor) as key, count(*)::int as count, max(e.at) as at,
            (array_agg(e.id order by e.at desc, e.id))[1] as event, (array_agg(e.name order by e.at desc, e.id))[1] as name
          from accounts a join events e on e.account = a.id and e.signals <> '{}' and e.at >= ${since}, unnest(e.signals) signal
          where not a.removing and signal = any(${ids})
          group by e.account, signal, e.actor, left(e.at, 10)
        )
        select * from seen where ${isUntold(kind, sql`seen.account`, sql`seen.key`)} order by at, account, key limit ${most}`,
  );
}
