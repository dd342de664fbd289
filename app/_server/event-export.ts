import type { z } from "zod";
import { activityList, type EventFilter } from "#lib/filters/activity.ts";
import { accountsIn } from "#lib/filters/define.ts";
import { fileNamed, saidOf } from "#lib/filters/said.ts";
import type { EventReport } from "#lib/reports/events/event-report.ts";
import { eventFormatNamed } from "#lib/reports/events/index.ts";
import { noteValuesAsked } from "#lib/scan/values-asked.ts";
import { signals } from "#lib/signals/index.ts";
import { currentStore } from "#lib/store/current.ts";
import { eachEvent, eachRecord, eachSignalledEvent } from "#lib/store/events-each.ts";
import type { Db } from "#lib/store/query.ts";
import { sightingsAmong } from "#lib/store/sightings-among.ts";
import { version } from "#lib/version.ts";
import type { eventsExportQuery } from "../_search-params/activity.ts";
import { accountsNamed, filterAsked } from "./account.ts";
import { gapsOfAll } from "./activity-coverage.ts";
import { download } from "./route.ts";

/** The events that the query lists as a file, which is called after what narrows them. */
export async function exportedEvents({
  format: name,
  values,
  ...query
}: z.output<typeof eventsExportQuery>): Promise<Response> {
  const { db } = currentStore();
  const filter = await filterAsked(activityList, query);
  const accounts = await accountsNamed(query.account);
  const format = eventFormatNamed(name);
  const file = `events-${fileNamed(activityList, filter)}.${format.extension}`;
  if (values === "included") noteValuesAsked(file);
  const report: EventReport = {
    generator: { name: "sagewarden", version },
    accounts: accounts.map(({ id }) => id),
    filters: saidOf(activityList, filter),
    unread: await gapsOfAll(accounts),
    events: () => eachEvent(db, filter),
    signalled: () => signalled(db, filter),
    sightings: () => sightingsOf(db, filter),
    records: () => eachRecord(db, filter),
  };
  return download(file, format.mediaType, format.render(report, values));
}

const signalNamed = new Map(signals.map((signal) => [signal.id, signal]));

async function* signalled(db: Db, filter: EventFilter): ReturnType<EventReport["signalled"]> {
  for await (const { signals: ids, ...event } of eachSignalledEvent(db, { ...filter, signalled: true })) {
    // Patterns tell of several events at once, and what an earlier version saw has no words any more.
    const seen = ids.flatMap((id) => signalNamed.get(id) ?? []);
    if (seen.length > 0) yield { ...event, signals: seen };
  }
}

async function* sightingsOf(db: Db, filter: EventFilter): ReturnType<EventReport["sightings"]> {
  for (const account of accountsIn(filter)) yield* await sightingsAmong(db, { ...filter, account });
}
