import type { z } from "zod";
import { activityList } from "#lib/filters/activity.ts";
import { fileNamed, saidOf } from "#lib/filters/said.ts";
import { eventFormatNamed } from "#lib/reports/events/index.ts";
import { currentStore } from "#lib/store/current.ts";
import { eachEvent, eachRecord } from "#lib/store/events-each.ts";
import type { eventsExportQuery } from "../_search-params/activity.ts";
import { accountsNamed, filterAsked } from "./account.ts";
import { gapsOfAll } from "./activity-coverage.ts";
import { download } from "./route.ts";

/** The events that the query lists as a file, which is called after what narrows them. */
export async function exportedEvents({
  format: name,
  ...query
}: z.output<typeof eventsExportQuery>): Promise<Response> {
  const { db } = currentStore();
  const filter = await filterAsked(activityList, query);
  const accounts = await accountsNamed(query.account);
  const format = eventFormatNamed(name);
  const pieces = format.render({
    accounts: accounts.map(({ id }) => id),
    filters: saidOf(activityList, filter),
    unread: await gapsOfAll(accounts),
    events: () => eachEvent(db, filter),
    records: () => eachRecord(db, filter),
  });
  return download(`events-${fileNamed(activityList, filter)}.${format.extension}`, format.mediaType, pieces);
}
