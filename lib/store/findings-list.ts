import { checkOf, titleOf } from "#lib/checks/catalogue.ts";
import type { Evidence } from "#lib/checks/verdicts.ts";
import type { FindingFilter } from "#lib/filters/findings.ts";
import { severityOf } from "#lib/scoring/weights.ts";
import { type OnShow, scansOnShow } from "./accounts.ts";
import { type Part, partsOf } from "./conditions.ts";
import type { PageRequest } from "./cursor.ts";
import { type SQL, sql } from "./drizzle.ts";
import { conditions } from "./findings-conditions.ts";
import { countFindings } from "./findings-count.ts";
import { lastFailing } from "./findings-fixed.ts";
import { type Db, keyIn, query } from "./query.ts";
import type { StoredFinding } from "./rows.ts";
import { type Sighted, sightBeside, sightIn } from "./sight.ts";
import { visibleAt } from "./versions.ts";
import { type Beside, constantSpot, eachPageAt, type Order, pageOf, type VersionList } from "./versions-list.ts";
import type { FindingChange, FindingDetail, FindingRow, FindingWaiver, Page, ResourceDetail } from "./views.ts";
import { waiverOf } from "./waived-condition.ts";

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
    request.cursor ? null : countFindings(db, filter, parts),
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
