import { type SQL, sql } from "drizzle-orm";
import { type Category, type Check, type Severity, severities } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import type { Evidence, VerdictStatus } from "#lib/checks/verdicts.ts";
import { severityRank } from "#lib/scoring/weights.ts";
import { currentSeq } from "./accounts.ts";
import { type CursorValue, type PageRequest, readCursor, writeCursor } from "./cursor.ts";
import { type Db, query } from "./query.ts";
import { visibleAt } from "./resources.ts";
import type {
  CheckTally,
  FindingChange,
  FindingDetail,
  FindingFilter,
  FindingRow,
  Page,
  ResourceDetail,
} from "./views.ts";

const catalogue: ReadonlyMap<string, Check> = new Map((checks as readonly Check[]).map((check) => [check.id, check]));

interface Stored {
  id: string;
  check: string;
  status: VerdictStatus;
  exposure: FindingRow["exposure"];
  category: Category;
  rank: number;
  kind: string;
  name: string;
  region: string;
  arn: string;
  since: string;
  firstSeen: string;
}

const columns = sql`id, check_id as "check", status, exposure, category, rank, kind, name, region, arn, since, first_seen as "firstSeen"`;

interface Order {
  by: SQL;
  after(cursor: CursorValue[]): SQL;
  shape: readonly ("string" | "number")[];
  of(row: Stored): CursorValue[];
}

/** Keyset orders. Each ends with the id, so that equal rows have one order too. */
const orders: Record<NonNullable<FindingFilter["sort"]>, Order> = {
  severity: {
    by: sql`rank desc, id`,
    after: ([rank, id]) => sql`(rank < ${rank} or (rank = ${rank} and id > ${id}))`,
    shape: ["number", "string"],
    of: ({ rank, id }) => [rank, id],
  },
  newest: {
    by: sql`since desc, id`,
    after: ([since, id]) => sql`(since < ${since} or (since = ${since} and id > ${id}))`,
    shape: ["string", "string"],
    of: ({ since, id }) => [since, id],
  },
  resource: {
    by: sql`name, id`,
    after: ([name, id]) => sql`(name, id) > (${name}, ${id})`,
    shape: ["string", "string"],
    of: ({ name, id }) => [name, id],
  },
};

export async function listFindings(
  db: Db,
  filter: FindingFilter,
  { cursor, limit = 100 }: PageRequest = {},
): Promise<Page<FindingRow>> {
  const order = orders[filter.sort ?? "severity"];
  const after = readCursor(cursor, order.shape);
  const rows = await query<Stored>(
    db,
    sql`select ${columns} from findings where ${await matching(db, filter)} ${after ? sql`and ${order.after(after)}` : sql``}
        order by ${order.by} limit ${limit + 1}`,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown.map(rowOf), next: rows.length > limit && last ? writeCursor(order.of(last)) : null };
}

export async function countFindings(db: Db, filter: FindingFilter): Promise<number> {
  const [row] = await query<{ count: number }>(
    db,
    sql`select count(*)::int as count from findings where ${await matching(db, filter)}`,
  );
  return row?.count ?? 0;
}

export async function countByCheck(
  db: Db,
  filter: FindingFilter,
): Promise<{ check: string; status: VerdictStatus; count: number }[]> {
  return query(
    db,
    sql`select check_id as "check", status, count(*)::int as count from findings where ${await matching(db, filter)} group by check_id, status`,
  );
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

type Assessed = Omit<ResourceDetail, "findings" | "grade" | "score" | "failing" | "unknown" | "firstSeen" | "exposure">;

/** Every finding whole, with the configuration it judged, for reports. */
export async function* eachFindingDetail(
  db: Db,
  filter: FindingFilter,
): AsyncGenerator<{
  finding: FindingRow & Pick<FindingDetail, "evidence" | "reason" | "controls">;
  resource: Assessed | undefined;
}> {
  const seq = await currentSeq(db, filter.account);
  let after = "";
  for (;;) {
    const rows = await query<
      Stored & {
        evidence: Evidence[];
        reason: string | null;
        configuration: Assessed["configuration"];
        secrets: Assessed["secrets"];
      }
    >(
      db,
      sql`select f.id, f.check_id as "check", f.status, f.exposure, f.category, f.rank, f.kind, f.name, f.region, f.arn, f.since,
            f.first_seen as "firstSeen", f.evidence, f.reason,
            case when f.status = 'fail' then r.configuration end as configuration, r.secrets
          from (select * from findings where ${await matching(db, filter)} and id > ${after} order by id limit 500) f
          left join resources r on r.account = f.account and r.arn = f.arn and r.from_seq <= ${seq} and r.to_seq > ${seq}
          order by f.id`,
    );
    for (const row of rows) {
      const { arn, kind, name, region, configuration, secrets, evidence, reason } = row;
      const controls = catalogue.get(row.check)?.controls ?? [];
      yield {
        finding: { ...rowOf(row), evidence, reason, controls },
        resource: configuration
          ? {
              account: filter.account,
              arn,
              kind,
              name,
              region,
              configuration,
              secrets,
              failure: null,
              action: "",
              readAt: "",
            }
          : undefined,
      };
    }
    if (rows.length < 500) return;
    after = rows.at(-1)?.id ?? "";
  }
}

export async function getFinding(db: Db, account: string, id: string): Promise<FindingDetail | undefined> {
  const seq = await currentSeq(db, account);
  const [row] = await query<
    Stored & {
      evidence: Evidence[];
      reason: string | null;
      action: string | null;
      readAt: string | null;
      lastSeen: string | null;
    }
  >(
    db,
    sql`select f.id, f.check_id as "check", f.status, f.exposure, f.category, f.rank, f.kind, f.name, f.region, f.arn, f.since,
          f.first_seen as "firstSeen", f.evidence, f.reason, r.action, r.read_at as "readAt",
          (select finished_at from scans s where s.account = f.account and s.seq = ${seq} and s.state = 'completed') as "lastSeen"
        from findings f
        left join resources r on r.account = f.account and r.arn = f.arn and r.from_seq <= ${seq} and r.to_seq > ${seq}
        where f.account = ${account} and f.id = ${id} and f.from_seq <= ${seq} and f.to_seq > ${seq}`,
  );
  if (!row) return undefined;
  const history = await query<FindingChange>(
    db,
    sql`select s.id as scan, s.finished_at as at, f.status from findings f
        join scans s on s.account = f.account and s.seq = f.from_seq and s.state = 'completed'
        where f.account = ${account} and f.id = ${id} and f.from_seq <= ${seq} order by f.from_seq`,
  );
  const check = catalogue.get(row.check);
  return {
    ...rowOf(row),
    account,
    rationale: check?.rationale ?? "",
    controls: check?.controls ?? [],
    references: check?.references ?? [],
    evidence: row.evidence,
    reason: row.reason,
    fix: null,
    readBy: row.action && row.readAt ? { action: row.action, at: row.readAt } : null,
    lastSeen: row.lastSeen ?? row.since,
    history: history.filter((change, at) => change.status !== history[at - 1]?.status),
  };
}

/** Verdicts of each check, live and records apart. */
export async function tallyChecks(db: Db, account: string): Promise<CheckTally[]> {
  const seq = await currentSeq(db, account);
  return query<CheckTally>(
    db,
    sql`select check_id as "check",
          count(*) filter (where status = 'pass' and exposure = 'live')::int as pass,
          count(*) filter (where status = 'fail' and exposure = 'live')::int as fail,
          count(*) filter (where status = 'unknown' and exposure = 'live')::int as unknown,
          count(*) filter (where status = 'not-applicable' and exposure = 'live')::int as "notApplicable",
          count(*) filter (where status = 'fail' and exposure = 'record')::int as "recordFail"
        from findings where account = ${account} and ${visibleAt(seq)} group by check_id`,
  );
}

async function matching(db: Db, filter: FindingFilter): Promise<SQL> {
  const seq = await currentSeq(db, filter.account);
  const conditions = [
    sql`account = ${filter.account}`,
    sql`${visibleAt(seq)}`,
    oneOf(sql`status`, filter.status),
    oneOf(
      sql`rank`,
      filter.severity?.map((severity: Severity) => severityRank[severity]),
    ),
    oneOf(sql`category`, filter.category),
    oneOf(sql`kind`, filter.kind),
    oneOf(sql`region`, filter.region),
    filter.exposure && sql`exposure = ${filter.exposure}`,
    filter.check && sql`check_id = ${filter.check}`,
    filter.resource && sql`arn = ${filter.resource}`,
    filter.search && textMatches(filter.search),
  ];
  return sql.join(
    conditions.filter((condition): condition is SQL => Boolean(condition)),
    sql` and `,
  );
}

/** Exported for the other lists: `column in (…)`, or nothing when there is no list. */
export function oneOf(column: SQL, values: readonly (string | number)[] | undefined): SQL | undefined {
  if (!values || values.length === 0) return undefined;
  return sql`${column} in (${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`;
}

/** `%text%` with LIKE's own signs taken literally. */
export function likeText(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}

function textMatches(text: string): SQL {
  const wanted = text.toLowerCase();
  const ids = [...catalogue.values()]
    .filter(({ id, title, failTitle }) => `${id} ${title} ${failTitle}`.toLowerCase().includes(wanted))
    .map(({ id }) => id);
  const named = sql`name ilike ${likeText(text)} or arn ilike ${likeText(text)}`;
  const checked = oneOf(sql`check_id`, ids);
  return checked ? sql`(${named} or ${checked})` : sql`(${named})`;
}

function rowOf({
  id,
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
}: Stored): FindingRow {
  const found = catalogue.get(check);
  const title = (status === "fail" ? found?.failTitle : found?.title) ?? check;
  const severity = severities.find((one) => severityRank[one] === rank) ?? "info";
  return {
    id,
    check,
    title,
    severity,
    category,
    status,
    exposure,
    resource: { arn, kind, name, region },
    since,
    firstSeen,
  };
}
