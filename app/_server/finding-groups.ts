import type { z } from "zod";
import type { FindingGroup } from "#components/findings/queries.ts";
import { type Check, severities } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { findingsList } from "#lib/filters/findings.ts";
import { currentStore } from "#lib/store/current.ts";
import { countByCheck } from "#lib/store/findings-list.ts";
import type { findingGroupsQuery } from "../_search-params/findings.ts";
import { filterAsked } from "./account.ts";

/** Findings counted by check and verdict, the worst and largest groups first. */
export async function groupsOf(query: z.output<typeof findingGroupsQuery>): Promise<{ rows: FindingGroup[] }> {
  const filter = await filterAsked(findingsList, query);
  const { db } = currentStore();
  const [all, accepted] = await Promise.all([
    countByCheck(db, filter),
    filter.waived === "without" ? [] : countByCheck(db, { ...filter, waived: "only" }),
  ]);
  const counted = Map.groupBy(all, (row) => row.check);
  const waived = new Map(accepted.map(({ check, count }) => [check, count]));
  const rows = (checks as readonly Check[]).flatMap(({ id, title, failTitle, severity, category, kind }) => {
    const mine = counted.get(id);
    if (!mine) return [];
    const counts = { fail: 0, unknown: 0, pass: 0, "not-applicable": 0 };
    for (const { status, count } of mine) counts[status] += count;
    return [{ check: id, title, failTitle, severity, category, kind, counts, waived: waived.get(id) ?? 0 }];
  });
  return { rows: rows.sort(worstFirst) };
}

function worstFirst(one: FindingGroup, other: FindingGroup): number {
  const isClean = Number(one.counts.fail === 0) - Number(other.counts.fail === 0);
  if (isClean !== 0) return isClean;
  const rank = severities.indexOf(one.severity) - severities.indexOf(other.severity);
  return rank || other.counts.fail - one.counts.fail || other.counts.unknown - one.counts.unknown;
}
