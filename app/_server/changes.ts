import type { z } from "zod";
import type { ChangeCounts, ChangePage } from "#components/changes/queries.ts";
import { changedResourcesList, changesList } from "#lib/filters/changes.ts";
import { filterFrom } from "#lib/filters/define.ts";
import { activityReach, gapsIn } from "#lib/scan/activity-reach.ts";
import { changedResources } from "#lib/scan/changed-resources.ts";
import { type EndedScan, scanPair } from "#lib/scan/scan-pair.ts";
import { countFindingChanges, listFindingChanges } from "#lib/store/changes-list.ts";
import { currentStore } from "#lib/store/current.ts";
import type { ChangedResourceRow, Page } from "#lib/store/views.ts";
import type { changeCountsQuery, changedResourcesQuery, changesQuery } from "../_search-params/changes.ts";
import { accountNamed } from "./account.ts";

/** A page of the findings that changed between two scans; the first one says how many there are. */
export async function changesPage(query: z.output<typeof changesQuery>): Promise<ChangePage> {
  const { cursor, limit } = query;
  const { account, before, after } = await pairAsked(query);
  const filter = filterFrom(changesList, account.id, query);
  const pair = { from: before.at.seq, to: after.at };
  return listFindingChanges(currentStore().db, filter, pair, { limit, ...(cursor && { cursor }) });
}

/** How many there are of each change, and between which scans. */
export async function changeCountsOf(query: z.output<typeof changeCountsQuery>): Promise<ChangeCounts> {
  const { account, before, after } = await pairAsked(query);
  const filter = filterFrom(changesList, account.id, query);
  const counts = await countFindingChanges(currentStore().db, filter, { from: before.at.seq, to: after.at });
  return { since: comparedOf(before), scan: comparedOf(after), counts };
}

/** A page of the resources that came, went or changed between two scans. */
export async function changedResourcesPage(
  query: z.output<typeof changedResourcesQuery>,
): Promise<Page<ChangedResourceRow>> {
  const { db } = currentStore();
  const { cursor, limit } = query;
  const { account, before, after } = await pairAsked(query);
  const reach = await activityReach(db, account);
  const filter = filterFrom(changedResourcesList, account.id, query);
  const gapsOf = (region: string) => gapsIn(reach, region);
  return changedResources(db, filter, { before, after }, gapsOf, { limit, ...(cursor && { cursor }) });
}

async function pairAsked(asked: {
  account?: string | undefined;
  scan?: string | undefined;
  since?: string | undefined;
}) {
  const account = await accountNamed(asked.account);
  return { account, ...(await scanPair(currentStore().db, account, asked)) };
}

function comparedOf({ scan: { id, startedAt, finishedAt } }: EndedScan): ChangeCounts["scan"] {
  return { id, startedAt, finishedAt };
}
