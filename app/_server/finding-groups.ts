import type { z } from "zod";
import type { FindingGroup } from "#components/findings/group.ts";
import { checkOf, titleOf } from "#lib/checks/catalogue.ts";
import type { Check } from "#lib/checks/define.ts";
import { type FindingFilter, findingsList } from "#lib/filters/findings.ts";
import { currentStore } from "#lib/store/current.ts";
import { type PageRequest, readCursor } from "#lib/store/cursor.ts";
import { countEach } from "#lib/store/findings-count.ts";
import { type CountRow, countsByKey, type GroupCounts, worstFirst } from "#lib/store/group-counts.ts";
import { groupByOwner } from "#lib/store/owner-groups.ts";
import { noPath } from "#lib/store/path-condition.ts";
import { groupByPath } from "#lib/store/path-groups.ts";
import { type Db, digest } from "#lib/store/query.ts";
import { groupByResource } from "#lib/store/resource-groups.ts";
import type { Page } from "#lib/store/views.ts";
import type { findingGroupsQuery } from "../_search-params/findings.ts";
import { filterAsked } from "./account.ts";

/** Findings counted by what they have in common and their verdict, the worst and largest groups first. */
export async function groupsOf(query: z.output<typeof findingGroupsQuery>): Promise<Page<FindingGroup>> {
  const { by, cursor, limit } = query;
  const filter = await filterAsked(findingsList, query);
  const { db } = currentStore();
  const request = { limit, ...(cursor && { cursor }) };
  if (by === "resource") return resources(db, filter, request);
  if (by === "owner") return owners(db, filter, request);
  // There is one page of these.
  readCursor(cursor, []);
  const rows = by === "path" ? await paths(db, filter) : await together(db, by, filter);
  const { status = [] } = filter;
  const isShown = ({ counts }: GroupCounts) => status.length === 0 || status.some((one) => counts[one] > 0);
  return { rows: rows.filter(isShown), next: null };
}

async function resources(db: Db, filter: FindingFilter, request: PageRequest): Promise<Page<FindingGroup>> {
  const { rows, next } = await groupByResource(db, filter, request);
  return {
    rows: rows.map(({ account, arn, kind, name, region, exposure, grade, severity, counts, waived }) => ({
      ...{ key: digest([account, arn]), by: "resource", account, exposure, grade, severity, counts, waived },
      resource: { arn, kind, name, region },
    })),
    next,
  };
}

async function owners(db: Db, filter: FindingFilter, request: PageRequest): Promise<Page<FindingGroup>> {
  const { rows, next } = await groupByOwner(db, filter, request);
  return { rows: rows.map((row) => ({ ...row, by: "owner", key: digest([row.tagged, row.owner]) })), next };
}

async function paths(db: Db, filter: FindingFilter): Promise<FindingGroup[]> {
  const { paths, rest } = await groupByPath(db, filter);
  const groups = paths.map(({ id, account, check, status, arn, kind, name, region, severity, counts, waived }) => ({
    ...{ key: id, by: "path" as const, path: id, severity, counts, waived },
    of: { account, title: titleOf(check, status), status, resource: { arn, kind, name, region } },
  }));
  const isAny = Object.values(rest.counts).some((count) => count > 0);
  const sorted = inOrder(groups, ({ of }) => `${of.title} ${of.resource.name} ${of.account}`);
  return [...sorted, ...(isAny ? [{ key: noPath, by: "path" as const, path: noPath, of: null, ...rest }] : [])];
}

/** Counted from the tallies, where the filter lets. What no check of this release asks is nobody's to show. */
async function together(db: Db, by: "check" | "category" | "account", filter: FindingFilter): Promise<FindingGroup[]> {
  const { status: _, ...anyVerdict } = filter;
  const [all, accepted] = await Promise.all([
    countEach(db, anyVerdict),
    filter.waived === "without" ? [] : countEach(db, { ...anyVerdict, waived: "only" }),
  ]);
  const known = (rows: typeof all) =>
    rows.flatMap((row) => {
      const check = checkOf(row.check);
      return check ? [{ ...row, key: { check: row.check, category: check.category, account: row.account }[by] }] : [];
    });
  const counted: CountRow[] = [
    ...known(all).map((row) => ({ ...row, waived: 0 })),
    ...known(accepted).map((row) => ({ ...row, count: 0, waived: row.count })),
  ];
  const groups = [...countsByKey(counted)].flatMap(([key, counts]): FindingGroup[] => {
    const check = checkOf(key);
    if (by === "check") return check ? [ofCheck(check, counts)] : [];
    return by === "account"
      ? [{ key, by, account: key, ...counts }]
      : [{ key, by, ...counts, category: key as Check["category"] }];
  });
  return inOrder(groups, (group) => (group.by === "check" ? group.title : group.key));
}

function ofCheck({ id, title, failTitle, severity, category, kind }: Check, counts: GroupCounts): FindingGroup {
  return { key: id, by: "check", check: id, title, failTitle, ...counts, severity, category, kind };
}

function inOrder<Group extends GroupCounts>(groups: readonly Group[], nameOf: (group: Group) => string): Group[] {
  return groups.toSorted((one, other) => worstFirst(one, other) || nameOf(one).localeCompare(nameOf(other)));
}
