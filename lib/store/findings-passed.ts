import type { Evidence } from "#lib/checks/verdicts.ts";
import { sql } from "./drizzle.ts";
import { type Db, query, textList } from "./query.ts";

/** That a finding passed once: when the scan began that saw it so last, and what it saw. */
export interface Passed {
  at: string;
  evidence: Evidence[];
}

/**
 * Of findings that do not pass any more when each was last seen to, by id; none of those that never did, and where that scan is no longer kept.
 * Full scans alone: a watch reads again what events named, and of the rest it saw nothing.
 */
export async function lastPassing(
  db: Db,
  account: string,
  findings: readonly { id: string; since?: string }[],
): Promise<ReadonlyMap<string, Passed>> {
  const dated = findings.filter(({ since }) => since !== undefined);
  if (dated.length === 0) return new Map();
  const rows = await query<Passed & { id: string }>(
    db,
    sql`select wanted.id, passed.at, passed.evidence
        from unnest(${textList(dated.map(({ id }) => id))}, ${textList(dated.map(({ since = "" }) => since))}) wanted(id, since)
        cross join lateral (
          select s.started_at as at, f.evidence from findings f
          join scans s on s.account = f.account and s.seq >= f.from_seq and s.seq < f.to_seq
          where f.id = wanted.id and f.account = ${account} and f.status = 'pass'
            and s.state = 'completed' and not s.options ? 'watch' and s.started_at < wanted.since
          order by s.seq desc limit 1) passed`,
  );
  return new Map(rows.map(({ id, ...passed }) => [id, passed]));
}
