import { severities } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { FindingFilter } from "#lib/filters/findings.ts";
import { kindToday } from "#lib/inventory/kinds.ts";
import { allOf, oneOf, type Part, partsOf } from "./conditions.ts";
import type { PageRequest } from "./cursor.ts";
import { type SQL, sql } from "./drizzle.ts";
import { fewOf } from "./few.ts";
import { conditions } from "./findings-conditions.ts";
import { type CountRow, countsByKey, type GroupCounts } from "./group-counts.ts";
import { type Db, keyIn, query } from "./query.ts";
import { worstOrder } from "./resources-list.ts";
import type { StoredGrade } from "./rows.ts";
import { endedNow, type ListPart, pageOf, visibleIn } from "./versions-list.ts";
import type { Page } from "./views.ts";
import { waivedIn } from "./waived-condition.ts";

/** A resource that has a finding in sight. */
export interface ResourceCounts
  extends GroupCounts,
    Pick<StoredGrade, "account" | "arn" | "kind" | "name" | "region" | "exposure" | "grade"> {}

type Stored = Omit<ResourceCounts, keyof GroupCounts> & { seq: number };

/**
 * The resources of which a finding matches, with how all those fall that match but for their verdict. In the order of the list of resources, the worst
 * first by all that fails of each: a page walks the index graded_by_worst and looks at each resource's own findings, so that it
 * costs the same of fifty thousand.
 */
export async function groupByResource(
  db: Db,
  filter: FindingFilter,
  request: PageRequest = {},
): Promise<Page<ResourceCounts>> {
  const { status: _, ...anyVerdict } = filter;
  const isGone = filter.change === "gone";
  const [parts, counted] = await Promise.all([
    partsOf(db, conditions, filter).then((parts) => Promise.all(parts.map((part) => havingSome(db, part, filter)))),
    partsOf(db, conditions, anyVerdict),
  ]);
  const { rows, next } = await pageOf<Stored>(
    db,
    {
      table: "graded_resources",
      columns: sql`arn, kind, name, region, exposure, grade`,
      order: worstOrder,
      parts,
      ended: isGone,
      beside: ({ seq }) => ({ columns: sql`${seq} as seq`, joins: sql`` }),
    },
    request,
  );
  const counts = await Promise.all(
    counted.map((part) =>
      countsIn(
        db,
        part,
        rows.filter((row) => row.account === part.account),
        isGone,
      ),
    ),
  );
  const byKey = countsByKey(counts.flat());
  return {
    rows: rows.flatMap(({ seq: _, ...row }) => {
      const own = byKey.get(keyOf(row));
      return own ? [{ ...row, ...own }] : [];
    }),
    next,
  };
}

const keyOf = ({ account, arn }: Pick<Stored, "account" | "arn">) => `${account} ${arn}`;

/** Few findings are looked up first: a walk would pass over nearly all resources in search of them. */
async function havingSome(db: Db, part: Part, filter: FindingFilter): Promise<ListPart> {
  const { account, where, current } = part;
  const visible = (seq: number) => (filter.change === "gone" ? endedNow(seq) : visibleIn({ seq, current }));
  const found = sql`select arn as id from findings where account = ${account} and ${visible(part.seq)} and ${where}`;
  const few = await fewOf(db, sql`arn`, found);
  // Not `exists`, which may be planned as a join with all findings.
  const some = (seq: number) =>
    sql`(select true from findings where account = ${account} and arn = graded_resources.arn and ${visible(seq)} and ${where} limit 1)`;
  return { ...part, at: (seq) => (few && seq === part.seq ? few : sql`${mayHave(filter)} and ${some(seq)}`) };
}

/** What the resource's own row rules out needs no look at its findings. */
function mayHave({ kind, region, exposure, status = [] }: FindingFilter): SQL {
  const isOpen = status.length > 0 && status.every((one) => one === "fail" || one === "unknown");
  return allOf([
    oneOf(sql`kind`, kind?.map(kindToday)),
    oneOf(sql`region`, region),
    exposure && sql`exposure = ${exposure}`,
    isOpen && sql`(worst_rank < ${nothingOpen} or waived > 0)`,
  ]);
}

/** The rank of a resource of which nothing fails that nobody accepted, and nothing is unknown: see worst_rank in schema.ts. */
const nothingOpen = "999".repeat(severities.length + 1);

async function countsIn(
  db: Db,
  { account, where, current }: Part,
  rows: readonly (Stored & { account: string })[],
  isGone: boolean,
): Promise<CountRow[]> {
  const [first] = rows;
  if (!first) return [];
  const { seq } = first;
  const found = await query<Omit<CountRow, "key"> & { arn: string; status: VerdictStatus }>(
    db,
    sql`select arn, status, rank, count(*)::int as count, (count(*) filter (where ${waivedIn(account)}))::int as waived from findings
        where ${keyIn(
          sql`account, arn`,
          account,
          rows.map(({ arn }) => arn),
        )} and ${isGone ? endedNow(seq) : visibleIn({ seq, current })} and ${where}
        group by arn, status, rank`,
  );
  return found.map(({ arn, ...row }) => ({ key: keyOf({ account, arn }), ...row }));
}
