import { checkIdToday, checkOf, titleOf } from "#lib/checks/catalogue.ts";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import type { Evidence, VerdictStatus } from "#lib/checks/verdicts.ts";
import type { FindingFilter, findingsList } from "#lib/filters/findings.ts";
import { derivedKinds } from "#lib/inventory/derived.ts";
import { kindToday } from "#lib/inventory/kinds.ts";
import { severityOf, severityRank } from "#lib/scoring/weights.ts";
import { type OnShow, scansOnShow } from "./accounts.ts";
import { type Asked, anyOf, type Conditions, oneOf, type Part, partsIn, partsOf } from "./conditions.ts";
import type { PageRequest } from "./cursor.ts";
import { type SQL, sql } from "./drizzle.ts";
import { lastFailing } from "./findings-fixed.ts";
import { queryOnShow } from "./on-show.ts";
import { isOwned, isTagged } from "./owned-condition.ts";
import { isOnPath } from "./path-condition.ts";
import { type Db, keyIn, query, storableText } from "./query.ts";
import type { StoredFinding } from "./rows.ts";
import { type Sighted, sightBeside, sightIn } from "./sight.ts";
import { talliesOf } from "./tallies.ts";
import { nameMatches } from "./texts.ts";
import { visibleAt } from "./versions.ts";
import {
  type Beside,
  constantSpot,
  eachPageAt,
  endedNow,
  type Order,
  pageOf,
  type VersionList,
  visibleIn,
} from "./versions-list.ts";
import type { FindingChange, FindingDetail, FindingRow, FindingWaiver, Page, ResourceDetail } from "./views.ts";
import { notWaivedIn, waivedIn, waiverOf } from "./waived-condition.ts";

/* Past 300 lines, since lists, counts and details of findings answer by the same conditions. */

/** A row of findings as it is stored, but for its account. */
export type Stored = Pick<
  StoredFinding,
  "id" | "status" | "exposure" | "category" | "rank" | "kind" | "name" | "region" | "arn" | "since" | "firstSeen"
> & { check: StoredFinding["checkId"] };

export type SeenFinding = Stored & Sighted & { isGone: boolean; waiver: FindingWaiver | null };

/** What is looked up beside a finding: when its resource was read, and the decision by which it is accepted. */
export const besideFinding: Beside = (spot) => {
  const { columns, joins } = sightBeside(spot);
  return {
    columns: sql`${columns}, case when page.status = 'fail' then ${waiverOf(spot.account)} end as waiver`,
    joins,
  };
};

export const columns = sql`id, check_id as "check", status, exposure, category, rank, kind, name, region, arn, since, first_seen as "firstSeen"`;

/** Each is the order of an index: see schema.ts. */
const orders: Record<NonNullable<FindingFilter["sort"]>, Order> = {
  severity: {
    by: [sql`(-rank)`, sql`status`, sql`exposure`, sql`check_id`, sql`region`, sql`id`],
    shape: ["number", "string", "string", "string", "string", "string"],
  },
  newest: {
    by: [sql`(-since_seq)`, sql`(-rank)`, sql`status`, sql`exposure`, sql`check_id`, sql`region`, sql`id`],
    shape: ["number", "number", "string", "string", "string", "string", "string"],
  },
  resource: {
    by: [sql`name`, sql`arn`, sql`(-rank)`, sql`id`],
    shape: ["string", "string", "number", "string"],
  },
};

export async function listFindings(
  db: Db,
  filter: FindingFilter,
  request: PageRequest = {},
): Promise<Page<FindingRow>> {
  return pageIn(db, filter, await partsOf(db, conditions, filter), request);
}

/** A page with how many there are in all, of the same scans; without when it is not the first. */
export async function listCounted(
  db: Db,
  filter: FindingFilter,
  request: PageRequest = {},
): Promise<Page<FindingRow> & { total: number | null }> {
  const parts = await partsOf(db, conditions, filter);
  const [page, total] = await Promise.all([
    pageIn(db, filter, parts, request),
    request.cursor ? null : countIn(db, filter, parts),
  ]);
  return { ...page, total };
}

async function pageIn(
  db: Db,
  filter: FindingFilter,
  parts: readonly Part[],
  request: PageRequest,
): Promise<Page<FindingRow>> {
  const { rows, next } = await pageOf<SeenFinding>(db, listOf(filter, columns, parts), request);
  return { rows: rows.map((row) => ({ ...rowOf(row), ...sightIn(row), waiver: row.waiver })), next };
}

/** What matches in every account of the filter, in its order. */
function listOf({ sort = "severity", change }: FindingFilter, columns: SQL, parts: readonly Part[]): VersionList {
  return {
    table: "findings",
    columns,
    order: orders[sort],
    parts,
    ended: change === "gone",
    beside: besideFinding,
  };
}

export async function countFindings(db: Db, filter: FindingFilter): Promise<number> {
  return countIn(db, filter, await partsOf(db, conditions, filter));
}

/** Of all severities, where that is remembered: whichever somebody ticks then is counted already. */
async function countIn(db: Db, filter: FindingFilter, parts: readonly Part[]): Promise<number> {
  const { severity = [], ...others } = filter;
  const isAll = severity.length > 0 && isTallied(filter);
  const rows = await ofCounted<{ rank: number; count: number }>(
    db,
    isAll ? others : filter,
    (counted) => sql`select -minus_rank as rank, sum(count)::int as count from ${counted} group by minus_rank`,
    isAll ? await partsIn(db, conditions, others, parts) : parts,
  );
  return rows
    .filter(({ rank }) => severity.length === 0 || severity.includes(severityOf(rank)))
    .reduce((sum, { count }) => sum + count, 0);
}

interface CheckCount {
  check: string;
  status: VerdictStatus;
  count: number;
}

interface EachCount extends CheckCount {
  account: string;
  rank: number;
}

export async function countByCheck(
  db: Db,
  filter: FindingFilter,
  at?: OnShow,
): Promise<readonly Readonly<CheckCount>[]> {
  const statement = (counted: SQL) =>
    sql`select check_id as "check", status, sum(count)::int as count from ${counted} group by check_id, status`;
  return ofCounted(db, filter, statement, await partsOf(db, conditions, filter, at));
}

/** What matches, counted by account, check, severity and verdict. */
export async function countEach(db: Db, filter: FindingFilter): Promise<readonly Readonly<EachCount>[]> {
  const statement = (counted: SQL) =>
    sql`select account, check_id as "check", -minus_rank as rank, status, sum(count)::int as count from ${counted}
        group by account, check_id, minus_rank, status having sum(count) > 0`;
  return ofCounted(db, filter, statement, await partsOf(db, conditions, filter));
}

/** From what matches, counted: read from the tallies unless the filter asks for single resources, or for an earlier scan. */
async function ofCounted<T>(
  db: Db,
  filter: FindingFilter,
  statement: (counted: SQL) => SQL,
  parts: readonly Part[],
): Promise<readonly Readonly<T>[]> {
  const { waived, ...others } = filter;
  const { change } = others;
  const isRemembered = isTallied(filter);
  // Those that were accepted are few: they are counted themselves, and taken from what was counted of all.
  const all = isRemembered && waived ? await partsIn(db, conditions, others, parts) : parts;
  const each = parts.flatMap(({ account, seq, current, where }, place) => {
    const visible = change === "gone" ? endedNow(seq) : visibleIn({ seq, current });
    const counting = (
      sign: SQL,
      condition: SQL,
    ) => sql`select ${account}::text as account, check_id, (-rank) as minus_rank, status, ${sign} * count(*) as count from findings
      where account = ${account} and ${visible} and ${condition} group by check_id, (-rank), status`;
    if (!isRemembered || seq !== current) return counting(sql`1`, where);
    const those = all[place]?.where ?? where;
    return [
      sql`select account, check_id, (-rank) as minus_rank, status, count from ${talliesOf({ account, seq })} and ${those}`,
      ...(waived ? [counting(sql`-1`, sql`${those} and ${waivedIn(account)}`)] : []),
    ];
  });
  const asked = statement(sql`(${sql.join(each, sql` union all `)}) counted`);
  return isRemembered ? queryOnShow<T>(db, parts, asked) : query<T>(db, asked);
}

/** False where the filter asks for single resources, which nobody has counted. */
function isTallied({ q, resource, owner, tagged, path, change, id, waived }: FindingFilter): boolean {
  return !q && !resource && !owner && !tagged?.length && !path && !change && !id?.length && waived !== "only";
}

/** Every matching finding, page by page, for exports. */
export async function* eachFinding(db: Db, filter: FindingFilter): AsyncGenerator<FindingRow> {
  let cursor: string | null | undefined;
  do {
    const page: Page<FindingRow> = await listFindings(db, filter, { limit: 1_000, ...(cursor && { cursor }) });
    yield* page.rows;
    cursor = page.next;
  } while (cursor);
}

/** A finding with what its verdict rests on. */
export type FindingWhole = FindingRow & Pick<FindingDetail, "evidence" | "reason" | "controls">;

/** Every matching finding of one account whole, page by page, for reports: as of that scan, whatever is published meanwhile. */
export async function* eachFindingPage(
  db: Db,
  filter: FindingFilter,
  at: OnShow,
  limit = 500,
): AsyncGenerator<FindingWhole[]> {
  const parts = await partsOf(db, conditions, filter, at);
  const list = listOf(filter, sql`${columns}, evidence, reason`, parts);
  for await (const page of eachPageAt<SeenFinding & Pick<FindingDetail, "evidence" | "reason">>(db, list, at, limit)) {
    yield page.map((row) => {
      const { evidence, reason } = row;
      return {
        ...rowOf(row),
        ...sightIn(row),
        waiver: row.waiver,
        evidence,
        reason,
        controls: checkOf(row.check)?.controls ?? [],
      };
    });
  }
}

/** The resource that a failing finding judged, as it was read. */
export type Assessed = Pick<
  ResourceDetail,
  "account" | "arn" | "kind" | "name" | "region" | "configuration" | "secrets"
>;

/** The configurations that a scan judged, by ARN. */
export async function assessedAt(
  db: Db,
  account: string,
  seq: number,
  arns: readonly string[],
): Promise<ReadonlyMap<string, Assessed>> {
  const rows = await query<Omit<Assessed, "account">>(
    db,
    sql`select arn, kind, name, region, configuration, secrets from resources
        where ${keyIn(sql`account, arn`, account, [...new Set(arns)])} and ${visibleAt(seq)} and failure is null`,
  );
  return new Map(rows.map((row) => [row.arn, { account, ...row }]));
}

export async function getFinding(db: Db, account: string, id: string): Promise<FindingDetail | undefined> {
  const [shown = { account, seq: 0, scan: null, current: 0 }] = await scansOnShow(db, [account]);
  const { seq } = shown;
  const { columns: sight, joins } = besideFinding(constantSpot(shown));
  const [row] = await query<
    SeenFinding & {
      account: string;
      evidence: Evidence[];
      reason: string | null;
      action: string | null;
      wasRead: boolean | null;
    }
  >(
    db,
    sql`select page.*, ${sight}, r.action, r.configuration is not null as "wasRead" from (select ${columns}, evidence, reason, account from findings
          where account = ${account} and id = ${id} and ${visibleAt(seq)}) page ${joins}`,
  );
  if (!row) return undefined;
  // By the scan that the status began with; when that is no longer kept, its time is.
  const history = await query<FindingChange>(
    db,
    sql`select s.id as scan, coalesce(s.finished_at, f.since) as at, f.status from findings f
        left join scans s on s.account = f.account and s.seq = f.since_seq and s.state = 'completed'
        where f.account = ${account} and f.id = ${id} and f.from_seq <= ${seq} order by f.from_seq`,
  );
  const check = checkOf(row.check);
  return {
    ...rowOf(row),
    ...sightIn(row),
    waiver: row.waiver,
    rationale: check?.rationale ?? "",
    controls: check?.controls ?? [],
    references: check?.references ?? [],
    evidence: row.evidence,
    reason: row.reason,
    fix: null,
    readBy: row.wasRead && row.action && row.readAt ? { action: row.action, at: row.readAt } : null,
    history: history.filter((change, at) => change.status !== history[at - 1]?.status),
    fixedAfter: row.status === "pass" ? ((await lastFailing(db, { account, seq }, [id])).get(id) ?? null) : null,
  };
}

/** Kinds and categories become lists of checks, which the indexes know. */
export const conditions: Conditions<typeof findingsList> = {
  status: (statuses) => oneOf(sql`status`, statuses),
  severity: (wanted) =>
    oneOf(
      sql`(-rank)`,
      wanted.map((one) => -severityRank[one]),
    ),
  category: (categories, asked) => ofChecks(asked, oneOf(sql`category`, categories)),
  kind: (kinds, asked) => ofChecks(asked, oneOf(sql`kind`, kinds.map(kindToday))),
  region: (regions) => oneOf(sql`region`, regions),
  exposure: (exposure) => sql`exposure = ${exposure}`,
  check: (check) => sql`check_id = ${storableText(checkIdToday(check))}`,
  id: (ids) => oneOf(sql`id`, ids.map(storableText)),
  resource: (arn) => sql`arn = ${storableText(arn)}`,
  owner: (owner, asked) => isOwned(sql`owner = ${storableText(owner)}`, asked),
  tagged: (wanted, asked) => isOwned(anyOf(wanted.map((one) => isTagged[one])), asked),
  path: async (path, asked) => isOnPath(path, asked, await isPath(asked)),
  q: (text, { db, account }) => textMatches(db, account, text),
  waived: (which, { account }) => (which === "only" ? waivedIn(account) : notWaivedIn(account)),
  // What the scan on show changed in this way.
  change: (change, { account, seq }) =>
    sql`id in (select c.id from finding_changes c where c.account = ${account} and c.seq = ${seq} and c.change = ${change})`,
};

/** The condition that a finding is one of an attack path. */
export function isPath(asked: Asked): Promise<SQL | undefined> {
  return ofChecks(
    asked,
    oneOf(
      sql`kind`,
      derivedKinds.map(({ kind }) => kind),
    ),
  );
}

async function ofChecks({ db, account }: Asked, wanted: SQL | undefined): Promise<SQL | undefined> {
  if (!wanted) return undefined;
  const rows = await query<{ check: string }>(
    db,
    sql`select check_id as "check" from assessed_checks where account = ${account} and ${wanted}`,
  );
  return (
    oneOf(
      sql`check_id`,
      rows.map((row) => row.check),
    ) ?? sql`false`
  );
}

/** Text in a check's title or id, or in a resource's name or ARN. */
async function textMatches(db: Db, account: string, text: string): Promise<SQL> {
  const wanted = text.toLowerCase();
  const ids = (checks as readonly Check[])
    .filter(({ id, title, failTitle }) => `${id} ${title} ${failTitle}`.toLowerCase().includes(wanted))
    .map(({ id }) => id);
  return anyOf([await nameMatches(db, account, text), oneOf(sql`check_id`, ids)]);
}

export function rowOf({
  id,
  account,
  check,
  status,
  exposure,
  category,
  rank,
  kind,
  name,
  region,
  arn,
  since,
  firstSeen,
}: Stored & { account: string }): Omit<FindingRow, "readAt" | "isEarlier" | "waiver"> {
  const title = titleOf(check, status);
  return {
    id,
    account,
    check,
    title,
    severity: severityOf(rank),
    category,
    status,
    exposure,
    resource: { arn, kind, name, region },
    since,
    firstSeen,
  };
}
