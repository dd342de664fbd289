import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { FindingFilter } from "#lib/filters/findings.ts";
import { type Part, partsOf } from "./conditions.ts";
import { sql } from "./drizzle.ts";
import { conditions, isPath } from "./findings-conditions.ts";
import { countEach } from "./findings-count.ts";
import { type CountRow, countsByKey, countsOf, type GroupCounts } from "./group-counts.ts";
import { restsOn } from "./path-condition.ts";
import { type Db, keyIn, query, textList } from "./query.ts";
import type { StoredFinding } from "./rows.ts";
import { endedNow, visibleNow } from "./versions-list.ts";
import { waivedIn } from "./waived-condition.ts";

/** An attack path, by its finding, and how what it rests on falls. */
export interface PathCounts
  extends GroupCounts,
    Pick<StoredFinding, "account" | "id" | "kind" | "name" | "region" | "arn"> {
  check: string;
  /** Whether it is open. */
  status: VerdictStatus;
}

/**
 * The attack paths on which a finding rests that matches, the path's own among them; and how those fall on which no path rests. What several paths rest on
 * counts for each of them. The verdicts of the filter choose nothing here.
 */
export async function groupByPath(
  db: Db,
  { status: _, ...filter }: FindingFilter,
): Promise<{ paths: PathCounts[]; rest: GroupCounts }> {
  const isAccepted = { ...filter, waived: "only" as const };
  const [parts, all, accepted] = await Promise.all([
    partsOf(db, conditions, filter),
    countEach(db, filter),
    filter.waived === "without" ? [] : countEach(db, isAccepted),
  ]);
  const found = await Promise.all(parts.map((part) => pathsIn(db, part, filter)));
  const rest = [
    ...all.map((row) => ({ ...row, waived: 0 })),
    ...accepted.map((row) => ({ ...row, count: 0, waived: row.count })),
    ...found.flatMap(({ once }) => once.map((row) => ({ ...row, count: -row.count, waived: -row.waived }))),
  ];
  return { paths: found.flatMap(({ paths }) => paths), rest: countsOf(rest) };
}

/** The paths of an account, and what any of them rests on, counted once. */
async function pathsIn(
  db: Db,
  part: Part,
  { change }: FindingFilter,
): Promise<{ paths: PathCounts[]; once: Omit<CountRow, "key">[] }> {
  const { account, seq, where } = part;
  const visible = visibleNow(seq);
  const asked = { db, ...part };
  const rests = await restsOn(asked, (await isPath(asked)) ?? sql`false`);
  const found = await query<Omit<CountRow, "key" | "waived"> & { arn: string; check: string; isWaived: boolean }>(
    db,
    sql`select arn, check_id as "check", status, rank, 1 as count, ${waivedIn(account)} as "isWaived" from findings
        where ${keyIn(sql`account, arn`, account, [...new Set(rests.map(({ arn }) => arn))])}
          and ${change === "gone" ? endedNow(seq) : visible} and ${where}`,
  );
  const byPlace = new Map(
    found.map(({ arn, check, isWaived, ...row }) => [`${arn} ${check}`, { ...row, waived: Number(isWaived) }]),
  );
  const counted = rests.flatMap(({ path, arn, check }) => {
    const own = byPlace.get(`${arn} ${check}`);
    return own ? [{ key: path, place: `${arn} ${check}`, ...own }] : [];
  });
  const once = [...new Map(counted.map((row) => [row.place, row])).values()];
  const byPath = countsByKey(counted);
  const rows = await query<Omit<PathCounts, keyof GroupCounts | "account">>(
    db,
    sql`select id, check_id as "check", status, kind, name, region, arn from findings
        where account = ${account} and ${visible} and id = any(${textList([...byPath.keys()])})`,
  );
  const paths = rows.flatMap((row) => {
    const own = byPath.get(row.id);
    return own ? [{ account, ...row, ...own }] : [];
  });
  return { paths, once };
}
