import { type SQL, sql } from "drizzle-orm";
import type { SecretSighting } from "#lib/inventory/reading.ts";
import { currentSeq } from "./accounts.ts";
import { type CursorValue, type PageRequest, readCursor, writeCursor } from "./cursor.ts";
import { eachFinding, likeText, oneOf } from "./findings-list.ts";
import { type Db, query } from "./query.ts";
import { visibleAt } from "./resources.ts";
import type { FindingRow, Page, ResourceDetail, ResourceFilter, ResourceRow } from "./views.ts";

type Stored = Omit<ResourceRow, "score"> & { score: string | null; gradeRank: number };

const columns = sql`arn, kind, name, region, exposure, grade, score, grade_rank as "gradeRank", failing, unknown, failure, first_seen as "firstSeen"`;

interface Order {
  by: SQL;
  after(cursor: CursorValue[]): SQL;
  shape: readonly ("string" | "number")[];
  of(row: Stored): CursorValue[];
}

const orders: Record<NonNullable<ResourceFilter["sort"]>, Order> = {
  grade: {
    by: sql`grade_rank, arn`,
    after: ([rank, arn]) => sql`(grade_rank, arn) > (${rank}::smallint, ${arn})`,
    shape: ["number", "string"],
    of: ({ gradeRank, arn }) => [gradeRank, arn],
  },
  name: {
    by: sql`name, arn`,
    after: ([name, arn]) => sql`(name, arn) > (${name}, ${arn})`,
    shape: ["string", "string"],
    of: ({ name, arn }) => [name, arn],
  },
  kind: {
    by: sql`kind, grade_rank, arn`,
    after: ([kind, rank, arn]) => sql`(kind, grade_rank, arn) > (${kind}, ${rank}::smallint, ${arn})`,
    shape: ["string", "number", "string"],
    of: ({ kind, gradeRank, arn }) => [kind, gradeRank, arn],
  },
};

export async function listResources(
  db: Db,
  filter: ResourceFilter,
  { cursor, limit = 100 }: PageRequest = {},
): Promise<Page<ResourceRow>> {
  const order = orders[filter.sort ?? "grade"];
  const after = readCursor(cursor, order.shape);
  const rows = await query<Stored>(
    db,
    sql`select ${columns} from graded_resources where ${await matching(db, filter)} ${after ? sql`and ${order.after(after)}` : sql``}
        order by ${order.by} limit ${limit + 1}`,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown.map(rowOf), next: rows.length > limit && last ? writeCursor(order.of(last)) : null };
}

export async function countResources(db: Db, filter: ResourceFilter): Promise<number> {
  const [row] = await query<{ count: number }>(
    db,
    sql`select count(*)::int as count from graded_resources where ${await matching(db, filter)}`,
  );
  return row?.count ?? 0;
}

/** Every matching resource, page by page, for exports. */
export async function* eachResource(db: Db, filter: ResourceFilter): AsyncGenerator<ResourceRow> {
  let cursor: string | null | undefined;
  do {
    const page: Page<ResourceRow> = await listResources(db, filter, { limit: 1_000, ...(cursor && { cursor }) });
    yield* page.rows;
    cursor = page.next;
  } while (cursor);
}

/** The kinds and regions of an account's resources, for filter menus. */
export async function resourceFacets(db: Db, account: string): Promise<{ kinds: string[]; regions: string[] }> {
  const seq = await currentSeq(db, account);
  const rows = await query<{ kind: string; region: string }>(
    db,
    sql`select distinct kind, region from graded_resources where account = ${account} and ${visibleAt(seq)}`,
  );
  const sorted = (values: string[]) => [...new Set(values)].sort();
  return { kinds: sorted(rows.map((row) => row.kind)), regions: sorted(rows.map((row) => row.region)) };
}

export async function getResource(db: Db, account: string, arn: string): Promise<ResourceDetail | undefined> {
  const seq = await currentSeq(db, account);
  const [row] = await query<
    Stored & {
      configuration: ResourceDetail["configuration"];
      secrets: SecretSighting[];
      action: string;
      readAt: string;
    }
  >(
    db,
    sql`select g.arn, g.kind, g.name, g.region, g.exposure, g.grade, g.score, g.grade_rank as "gradeRank", g.failing, g.unknown, g.failure,
          g.first_seen as "firstSeen", r.configuration, r.secrets, r.action, r.read_at as "readAt"
        from graded_resources g
        join resources r on r.account = g.account and r.arn = g.arn and r.from_seq <= ${seq} and r.to_seq > ${seq}
        where g.account = ${account} and g.arn = ${arn} and g.from_seq <= ${seq} and g.to_seq > ${seq}`,
  );
  if (!row) return undefined;
  const { configuration, secrets, action, readAt } = row;
  const findings: FindingRow[] = [];
  for await (const finding of eachFinding(db, { account, resource: arn })) findings.push(finding);
  return { ...rowOf(row), account, configuration, secrets, action, readAt, findings };
}

async function matching(db: Db, filter: ResourceFilter): Promise<SQL> {
  const seq = await currentSeq(db, filter.account);
  const conditions = [
    sql`account = ${filter.account}`,
    sql`${visibleAt(seq)}`,
    oneOf(sql`kind`, filter.kind),
    oneOf(sql`region`, filter.region),
    oneOf(sql`coalesce(grade, 'none')`, filter.grade),
    filter.exposure && sql`exposure = ${filter.exposure}`,
    filter.search && sql`(name ilike ${likeText(filter.search)} or arn ilike ${likeText(filter.search)})`,
  ];
  return sql.join(
    conditions.filter((condition): condition is SQL => Boolean(condition)),
    sql` and `,
  );
}

function rowOf({
  gradeRank: _gradeRank,
  score,
  arn,
  kind,
  name,
  region,
  exposure,
  grade,
  failing,
  unknown,
  failure,
  firstSeen,
}: Stored): ResourceRow {
  return {
    arn,
    kind,
    name,
    region,
    exposure,
    grade,
    score: score === null ? null : Number(score),
    failing,
    unknown,
    failure,
    firstSeen,
  };
}
