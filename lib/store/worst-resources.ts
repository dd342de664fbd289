import { derivedKinds } from "#lib/inventory/derived.ts";
import { severityRank } from "#lib/scoring/weights.ts";
import { scansOnShow } from "./accounts.ts";
import { sql } from "./drizzle.ts";
import { columns as findingColumns, rowOf } from "./findings-list.ts";
import { queryOnShow } from "./on-show.ts";
import { type Db, textList } from "./query.ts";
import type { StoredGrade } from "./rows.ts";
import { open } from "./versions.ts";
import { visibleNow } from "./versions-list.ts";
import type { FindingRow } from "./views.ts";
import { notWaivedIn } from "./waived-condition.ts";

/** A live resource that fails something nobody accepted, and the worst of it. */
export interface WorstResource
  extends Pick<
    StoredGrade,
    "arn" | "kind" | "name" | "region" | "owner" | "failing" | "unknown" | "failure" | "judged"
  > {
  worst: Pick<FindingRow, "id" | "check" | "title" | "severity">;
}

/**
 * The live resources that fail the most of what is most severe, in the order of the list of resources: a short walk along the index
 * graded_by_worst, and for each a look at its own findings. What follows from several resources, such as an attack path, is none of them.
 */
export async function worstResources(db: Db, account: string, count: number): Promise<WorstResource[]> {
  const shown = await scansOnShow(db, [account]);
  const seq = shown[0]?.seq ?? 0;
  const walkTo = (
    end: number,
  ) => sql`(select arn, kind, name, region, owner, failing, unknown, failure, judged, worst_rank, grade_rank from graded_resources
    where account = ${account} and to_seq = ${end} and from_seq <= ${seq} and exposure = 'live' and kind <> all(${derived}) and worst_rank < ${noneFails}
    order by worst_rank, grade_rank, exposure, kind, region, arn limit ${count})`;
  const rows = await queryOnShow<StoredGrade & { finding: Parameters<typeof rowOf>[0] }>(
    db,
    shown,
    sql`select g.*, to_jsonb(f) as finding from (${walkTo(open)} union all ${walkTo(seq + 1)}) g
        cross join lateral (select ${findingColumns}, account from findings
          where account = ${account} and arn = g.arn and ${visibleNow(seq)} and status = 'fail' and ${notWaivedIn(account)}
          order by findings.rank desc, check_id, id limit 1) f
        order by g.worst_rank, g.grade_rank, g.kind, g.region, g.arn limit ${count}`,
  );
  return rows.map(({ finding, arn, kind, name, region, owner, failing, unknown, failure, judged }) => {
    const { id, check, title, severity } = rowOf(finding);
    return {
      ...{ arn, kind, name, region, owner, failing, unknown, failure, judged },
      worst: { id, check, title, severity },
    };
  });
}

const derived = textList(derivedKinds.map(({ kind }) => kind));

/** What the rank of a resource of which nothing fails begins with: see worst_rank in schema.ts. */
const noneFails = "999".repeat(Object.keys(severityRank).length);
