import { type Severity, severities } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { type FindingChangeKind, findingChangeKinds } from "#lib/filters/findings.ts";
import { derivedKinds } from "#lib/inventory/derived.ts";
import { severityRank } from "#lib/scoring/weights.ts";
import { type SQL, sql } from "./drizzle.ts";
import { type Db, query, textList } from "./query.ts";
import { type At, visibleAt } from "./versions.ts";
import type { FindingChangeCounts, ScanSummary } from "./views.ts";

/** Two scans of an account, by their numbers. */
export interface Span {
  account: string;
  from: number;
  to: number;
}

/**
 * Common table expressions of which `changes` has a row for each way in which a live finding is not at `to` what it was at `from`.
 * What a finding was: its last verdict that was not unknown. An unknown neither resolves nor renews a failure.
 */
export function changesIn({ account, from, to }: Span): SQL {
  const own = sql`select id, check_id, rank, status, exposure from findings where account = ${account}`;
  return sql`touched as (
      select coalesce(new.id, old.id) as id, coalesce(new.check_id, old.check_id) as check_id, coalesce(new.rank, old.rank) as rank,
        new.status as after, new.exposure as exposure_after, old.status as before, old.exposure as exposure_before
      from (${own} and from_seq > ${from} and ${visibleAt(to)}) new
      full join (${own} and to_seq <= ${to} and ${visibleAt(from)}) old on old.id = new.id
    ), judged as (
      select *,
        case when before = 'unknown' then
          (select f.status from findings f where f.id = touched.id and f.from_seq <= ${from} and f.status <> 'unknown' order by f.from_seq desc limit 1)
          else before end as known,
        exists (select 1 from findings f where f.id = touched.id and f.status = 'fail' and f.exposure = 'live' and f.from_seq <= ${from}) as failed_once
      from touched
    ), facts as (
      select *,
        after = 'fail' and exposure_after = 'live' and not coalesce(known = 'fail' and exposure_before = 'live', false) as fails_now,
        known = 'fail' and exposure_before = 'live' as failed_before
      from judged
    ), told as (
      select *, case when failed_once then 'regressed' else 'new' end as change from facts where fails_now
      union all select *, 'fixed' from facts where failed_before and after in ('pass', 'not-applicable')
      union all select *, 'gone' from facts where failed_before and after is null
      union all select *, 'newly-unknown' from facts where after = 'unknown' and exposure_after = 'live' and before <> 'unknown'
      union all select *, 'newly-readable' from facts where before = 'unknown' and after <> 'unknown' and exposure_after = 'live'
    ), changes as (select id, check_id, rank, before, after, change from told)`;
}

/** Notes what the scan changed among live findings, and counts it; null when it is the account's first. */
export async function noteChanges(db: Db, { account, seq }: At): Promise<ScanSummary["changes"]> {
  const [earlier] = await query<{ seq: number }>(
    db,
    sql`select current_seq as seq from accounts where id = ${account}`,
  );
  if (!earlier || earlier.seq === 0) return null;
  await query(db, sql`delete from finding_changes where account = ${account} and seq >= ${seq}`);
  const counts = await query<Counted>(
    db,
    sql`with ${changesIn({ account, from: seq - 1, to: seq })}, noted as (
          insert into finding_changes (account, seq, change, id) select ${account}, ${seq}, change, id from changes
        )
        select change, rank, count(*)::int as count from changes group by change, rank`,
  );
  return countsOf(counts);
}

/** How many live findings changed in each way between two scans. */
export async function changesBetween(db: Db, span: Span): Promise<NonNullable<ScanSummary["changes"]>> {
  const counts = await query<Counted>(
    db,
    sql`with ${changesIn(span)} select change, rank, count(*)::int as count from changes group by change, rank`,
  );
  return countsOf(counts);
}

interface Counted {
  change: FindingChangeKind;
  rank: number;
  count: number;
}

function countsOf(counts: readonly Counted[]): NonNullable<ScanSummary["changes"]> {
  const sum = (change: FindingChangeKind, severity?: Severity) =>
    counts
      .filter((row) => row.change === change && (severity === undefined || row.rank === severityRank[severity]))
      .reduce((total, { count }) => total + count, 0);
  const counted = (severity?: Severity) =>
    Object.fromEntries(findingChangeKinds.map((change) => [change, sum(change, severity)])) as FindingChangeCounts;
  return {
    ...counted(),
    bySeverity: Object.fromEntries(severities.map((severity) => [severity, counted(severity)])) as Record<
      Severity,
      FindingChangeCounts
    >,
  };
}

/** A finding that is not what it was, by its id. */
export interface ChangedFinding {
  id: string;
  /** One, or two: what could not be read before may fail now. In the order of `findingChangeKinds`. */
  changes: FindingChangeKind[];
  /** null where it was not there. */
  before: VerdictStatus | null;
  after: VerdictStatus | null;
}

/** What changed among live findings between two scans: by what it is first, the most severe before others, by check. */
export async function changedBetween(db: Db, span: Span): Promise<ChangedFinding[]> {
  const rows = await query<{ id: string; change: FindingChangeKind } & Pick<ChangedFinding, "before" | "after">>(
    db,
    sql`with ${changesIn(span)} select id, before, after, change from changes order by rank desc, check_id, id`,
  );
  const found = new Map<string, ChangedFinding>();
  for (const { id, change, before, after } of rows) {
    const one = found.get(id) ?? { id, changes: [], before, after };
    found.set(id, {
      ...one,
      changes: findingChangeKinds.filter((kind) => kind === change || one.changes.includes(kind)),
    });
  }
  const groups = Map.groupBy(found.values(), ({ changes }) => changes[0]);
  return findingChangeKinds.flatMap((kind) => groups.get(kind) ?? []);
}

/** A resource that came or went between two scans. */
export interface ChangedResource {
  arn: string;
  kind: string;
  name: string;
  region: string;
  is: "new" | "gone";
}

/**
 * What there is at the one scan and not at the other, finished jobs and unused records left out. What follows from several resources, such
 * as an attack path, is nothing that comes or goes: where a list was denied there may be one for all that anybody knows.
 */
export function resourcesBetween(db: Db, span: Span): Promise<ChangedResource[]> {
  return query(db, sql`${cameOrWent(span)} order by "is" desc, kind, name, arn`);
}

/** The same as a statement, in no order. */
export function cameOrWent({ account, from, to }: Span): SQL {
  const derived = textList(derivedKinds.map(({ kind }) => kind));
  const only = (is: ChangedResource["is"], there: number, absent: number) => sql`
    select arn, kind, name, region, ${is}::text as "is" from graded_resources one
    where account = ${account} and exposure = 'live' and kind <> all(${derived}) and ${visibleAt(there)} and not exists (
      select 1 from graded_resources other
      where other.account = one.account and other.arn = one.arn and other.from_seq <= ${absent} and other.to_seq > ${absent})`;
  return sql`${only("new", to, from)} union all ${only("gone", from, to)}`;
}
