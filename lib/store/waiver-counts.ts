import type { Severity } from "#lib/checks/define.ts";
import { noFailing, severityOf } from "#lib/scoring/weights.ts";
import { isWithin, type WaiverScope } from "#lib/waivers/scope.ts";
import { listAccounts, scansOnShow } from "./accounts.ts";
import { sql } from "./drizzle.ts";
import { getFinding } from "./findings-list.ts";
import { type Db, query } from "./query.ts";
import { visibleNow } from "./versions-list.ts";
import type { FindingRow } from "./views.ts";
import { failing } from "./waived.ts";

/** How many findings of the scans on show each decision accepts, by its id. */
export async function acceptedBy(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await query<{ waiver: string; count: number }>(
    db,
    sql`select w.waiver, count(*)::int as count from waived_findings w join accounts a on a.id = w.account and not a.removing
          join findings f on f.id = w.finding and f.account = w.account and f.status = 'fail'
            and f.from_seq <= a.current_seq and f.to_seq > a.current_seq
        group by w.waiver`,
  );
  return new Map(rows.map(({ waiver, count }) => [waiver, count]));
}

/** What a scope would accept of the scans on show. */
export interface ScopePreview {
  count: number;
  /** How many of them a decision that holds accepts already. */
  already: number;
  accounts: number;
  bySeverity: Record<Severity, number>;
  /** Some of them, the most severe first. */
  examples: Pick<FindingRow, "id" | "account" | "check" | "title" | "severity" | "resource">[];
}

const mostExamples = 8;

/** Tries a scope on everything that fails now. */
export async function previewOf(db: Db, scope: WaiverScope): Promise<ScopePreview> {
  const found: { account: string; id: string }[] = [];
  const shown = await scansOnShow(
    db,
    (await listAccounts(db)).map(({ id }) => id),
  );
  for (const { account, seq } of shown) {
    for await (const { id, ...target } of failing(db, { account, visible: visibleNow(seq) }, [scope]))
      if (isWithin(scope, target)) found.push({ account, id });
  }
  const counted = await countsOf(db, found);
  const examples = await Promise.all(counted.first.map(({ account, id }) => getFinding(db, account, id)));
  return {
    count: found.length,
    already: counted.already,
    accounts: new Set(found.map(({ account }) => account)).size,
    bySeverity: counted.bySeverity,
    examples: examples.flatMap((one) => {
      if (!one) return [];
      const { id, account, check, title, severity, resource } = one;
      return [{ id, account, check, title, severity, resource }];
    }),
  };
}

const atOnce = 5_000;

/** By severity, and the worst of them. An id belongs to one account. */
async function countsOf(db: Db, found: readonly { account: string; id: string }[]) {
  const bySeverity = noFailing();
  let already = 0;
  let first: { account: string; id: string; rank: number }[] = [];
  for (let from = 0; from < found.length; from += atOnce) {
    const ids = found.slice(from, from + atOnce).map(({ id }) => id);
    const rows = await query<{ account: string; id: string; rank: number; isWaived: boolean }>(
      db,
      sql`select f.account, f.id, f.rank, exists (
              select 1 from waived_findings w where w.account = f.account and w.finding = f.id) as "isWaived"
          from findings f join accounts a on a.id = f.account and f.from_seq <= a.current_seq and f.to_seq > a.current_seq
          where f.id = any(${sql.param(ids)}::text[]) order by f.rank desc, f.check_id, f.id`,
    );
    for (const { rank, isWaived } of rows) {
      bySeverity[severityOf(rank)]++;
      if (isWaived) already++;
    }
    first = [...first, ...rows].toSorted((one, other) => other.rank - one.rank).slice(0, mostExamples);
  }
  return { bySeverity, already, first };
}
