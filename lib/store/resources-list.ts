import { accountsIn, isSet } from "#lib/filters/define.ts";
import type { HardlyJudged, ResourceFilter, resourcesList } from "#lib/filters/resources.ts";
import { kindToday } from "#lib/inventory/kinds.ts";
import type { SecretSighting } from "#lib/readings/reading.ts";
import { gradeRank } from "#lib/scoring/weights.ts";
import { type OnShow, scansOnShow } from "./accounts.ts";
import { type Asked, anyOf, type Conditions, oneOf, partsOf } from "./conditions.ts";
import type { PageRequest } from "./cursor.ts";
import { type SQL, sql } from "./drizzle.ts";
import { fewOf } from "./few.ts";
import { eachFinding } from "./findings-list.ts";
import { isHardlyJudged } from "./hardly-judged.ts";
import { queryOnShow } from "./on-show.ts";
import { isTagged } from "./owned-condition.ts";
import { type Db, query, storableJson, storableText } from "./query.ts";
import { resourceTalliesOf } from "./resource-tallies.ts";
import type { StoredGrade } from "./rows.ts";
import { sightColumns, sightJoins } from "./sight.ts";
import { nameMatches } from "./texts.ts";
import { eachPageAt, type Order, pageOf, type VersionList, visibleNow } from "./versions-list.ts";
import type { FindingRow, Page, ResourceDetail, ResourceRow } from "./views.ts";

type Stored = Pick<
  StoredGrade,
  | "arn"
  | "kind"
  | "name"
  | "region"
  | "exposure"
  | "grade"
  | "score"
  | "failing"
  | "waived"
  | "unknown"
  | "judged"
  | "failure"
  | "owner"
  | "tags"
  | "changedAt"
  | "firstSeen"
>;

const columns = sql`arn, kind, name, region, exposure, grade, score, failing, waived, unknown, judged, failure,
  owner, tags, changed_at as "changedAt", first_seen as "firstSeen"`;

/** What fails the most of what is most severe stands first. */
export const worstOrder: Order = {
  by: [sql`worst_rank`, sql`grade_rank`, sql`exposure`, sql`kind`, sql`region`, sql`arn`],
  shape: ["string", "number", "string", "string", "string", "string"],
};

/** Each is the order of an index: see schema.ts. */
const orders: Record<NonNullable<ResourceFilter["sort"]>, Order> = {
  worst: worstOrder,
  name: { by: [sql`name`, sql`arn`], shape: ["string", "string"] },
  kind: {
    by: [sql`kind`, sql`worst_rank`, sql`grade_rank`, sql`arn`],
    shape: ["string", "string", "number", "string"],
  },
};

export async function listResources(
  db: Db,
  filter: ResourceFilter,
  request: PageRequest = {},
): Promise<Page<ResourceRow>> {
  const { rows, next } = await pageOf<Stored>(db, await listOf(db, filter), request);
  return { rows: rows.map(rowOf), next };
}

async function listOf(db: Db, filter: ResourceFilter, at?: OnShow): Promise<VersionList> {
  const { sort = "worst" } = filter;
  return { table: "graded_resources", columns, order: orders[sort], parts: await partsOf(db, conditions, filter, at) };
}

export async function countResources(db: Db, filter: ResourceFilter): Promise<number> {
  const isTallied = !isSet(filter.q) && !isSet(filter.owner) && !isSet(filter.tagged) && !isSet(filter.tag);
  const parts = await partsOf(db, isTallied ? ofTallies : conditions, filter);
  const each = parts.map(({ account, seq, where }) =>
    isTallied
      ? sql`select coalesce(sum(count), 0) as count from ${resourceTalliesOf({ account, seq })} and ${where}`
      : sql`select count(*) as count from graded_resources where account = ${account} and ${visibleNow(seq)} and ${where}`,
  );
  const asked = sql`select sum(count)::int as count from (${sql.join(each, sql` union all `)}) counted`;
  const [row] = await (isTallied ? queryOnShow<Counted>(db, parts, asked) : query<Counted>(db, asked));
  return row?.count ?? 0;
}

interface Counted {
  count: number | null;
}

/** How many live resources that could be read nothing judges, and how many nothing but checks for secrets. */
export async function countHardlyJudged(db: Db, account: string): Promise<Readonly<Record<HardlyJudged, number>>> {
  const count = (one: HardlyJudged) => sql`coalesce(sum(count) filter (where judged_by = ${one}), 0)::int`;
  const shown = await scansOnShow(db, [account]);
  const each = shown.map((at) => sql`select judged_by, count from ${resourceTalliesOf(at)} and exposure = 'live'`);
  const [row] = await queryOnShow<Record<HardlyJudged, number>>(
    db,
    shown,
    sql`select ${count("none")} as none, ${count("secrets")} as secrets from (${sql.join(each, sql` union all `)}) live`,
  );
  return row ?? { none: 0, secrets: 0 };
}

/** Every matching resource of one account, page by page, for reports: as of a scan, without it of the one on show. */
export async function* eachResource(db: Db, filter: ResourceFilter, at?: OnShow): AsyncGenerator<ResourceRow> {
  const [shown] = at ? [at] : await scansOnShow(db, accountsIn(filter));
  if (!shown) return;
  const list = await listOf(db, filter, shown);
  for await (const page of eachPageAt<Stored>(db, list, shown, 1_000)) yield* page.map(rowOf);
}

/** The kinds and regions of the accounts' resources, for filter menus. */
export async function resourceFacets(
  db: Db,
  accounts: string | readonly string[],
): Promise<{ kinds: string[]; regions: string[] }> {
  const shown = await scansOnShow(db, accountsIn({ account: accounts }));
  const each = shown.map((at) => sql`select kind, region from ${resourceTalliesOf(at)}`);
  const rows = await queryOnShow<{ kind: string; region: string }>(db, shown, sql.join(each, sql` union `));
  const sorted = (values: string[]) => [...new Set(values)].sort();
  return { kinds: sorted(rows.map((row) => row.kind)), regions: sorted(rows.map((row) => row.region)) };
}

/** A menu offers so many owners, those of the most resources. */
const mostOwners = 200;

/** Whose the accounts' resources are, for a filter menu. */
export async function ownersIn(
  db: Db,
  accounts: string | readonly string[],
): Promise<readonly Readonly<{ value: string; count: number }>[]> {
  const shown = await scansOnShow(db, accountsIn({ account: accounts }));
  const each = shown.map(
    ({ account, seq }) =>
      sql`select owner from graded_resources where account = ${account} and ${visibleNow(seq)} and owner is not null`,
  );
  return queryOnShow(
    db,
    shown,
    sql`select owner as value, count(*)::int as count from (${sql.join(each, sql` union all `)}) owned
        group by owner order by count desc, owner limit ${mostOwners}`,
  );
}

export async function getResource(db: Db, account: string, arn: string): Promise<ResourceDetail | undefined> {
  const [{ seq, scan } = { seq: 0, scan: null }] = await scansOnShow(db, [account]);
  const [row] = await query<
    Stored & {
      account: string;
      configuration: ResourceDetail["configuration"];
      secrets: SecretSighting[];
      action: string;
      readAt: string;
      isEarlier: boolean;
    }
  >(
    db,
    sql`select g.account, g.arn, g.kind, g.name, g.region, g.exposure, g.grade, g.score, g.failing, g.waived, g.unknown, g.judged, g.failure,
          g.owner, g.tags, g.changed_at as "changedAt", g.first_seen as "firstSeen", r.configuration, r.secrets, r.action, ${sightColumns(sql`${scan}::text`)}
        from graded_resources g
        join resources r on r.account = g.account and r.arn = g.arn and r.from_seq <= ${seq} and r.to_seq > ${seq}
        ${sightJoins}
        where g.account = ${account} and g.arn = ${storableText(arn)} and g.from_seq <= ${seq} and g.to_seq > ${seq}`,
  );
  if (!row) return undefined;
  const { configuration, secrets, action, isEarlier } = row;
  const readAt = configuration === null ? null : row.readAt;
  const findings: FindingRow[] = [];
  for await (const finding of eachFinding(db, { account, resource: arn })) findings.push(finding);
  return { ...rowOf(row), configuration, secrets, action, readAt, isEarlier, findings };
}

const conditions: Conditions<typeof resourcesList> = {
  kind: (kinds) => oneOf(sql`kind`, kinds.map(kindToday)),
  region: (regions) => oneOf(sql`region`, regions),
  exposure: (exposure) => sql`exposure = ${exposure}`,
  grade: (grades) =>
    oneOf(
      sql`grade_rank`,
      grades.map((one) => gradeRank(one)),
    ),
  judged: (judged, { seq }) => (judged.length > 0 ? anyOf(judged.map((one) => isHardlyJudged[one](seq))) : undefined),
  owner: (owner, asked) => seldom(sql`owner = ${storableText(owner)}`, asked),
  tagged: (asked) => anyOf(asked.map((one) => isTagged[one])),
  tag: hasTag,
  q: (text, { db, account }) => nameMatches(db, account, text),
};

/** More signs than these in one text are part of a value. */
const mostSigns = 8;

/** `key`, or `key=value`, each letter by letter as AWS tells tags apart. A key may have the sign in it, and so may a value. */
function hasTag(text: string, asked: Asked): Promise<SQL> {
  const signs = [...text.matchAll(/=/g)].slice(0, mostSigns).map(({ index }) => index);
  const meant = [{ key: text }, ...signs.map((at) => ({ key: text.slice(0, at), value: text.slice(at + 1) }))];
  return seldom(anyOf(meant.map((tag) => sql`tags @> ${storableJson([tag])}::jsonb`)), asked);
}

/** The condition, for one that may hold for few of many: a list would walk all of its order in search of them. */
async function seldom(condition: SQL, { db, account }: Asked): Promise<SQL> {
  // Of any scan: pages of a list show the one that they began with.
  const few = await fewOf(
    db,
    sql`arn`,
    sql`select arn as id from graded_resources where account = ${account} and ${condition}`,
  );
  return few ? sql`${few} and ${condition}` : condition;
}

/** The same of what was counted before. */
const ofTallies: typeof conditions = { ...conditions, judged: (judged) => oneOf(sql`judged_by`, judged) };

function rowOf({
  score,
  account,
  arn,
  kind,
  name,
  region,
  exposure,
  grade,
  failing,
  waived,
  unknown,
  judged,
  failure,
  owner,
  tags,
  changedAt,
  firstSeen,
}: Stored & { account: string }): ResourceRow {
  return {
    account,
    arn,
    kind,
    name,
    region,
    exposure,
    grade,
    score: score === null ? null : Number(score),
    failing,
    waived,
    unknown,
    judged,
    failure,
    owner,
    tags,
    changedAt,
    firstSeen,
  };
}
