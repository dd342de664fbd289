import { createWatch, hasFailedSince, scanOnShow } from "#lib/store/create-watch.ts";
import type { Db } from "#lib/store/query.ts";
import { type LatestUnit, latestUnits } from "#lib/store/scans.ts";
import { eventsDue, forgetDue } from "#lib/store/watch-due.ts";
import { planWatch } from "./watch-plan.ts";

/** After a watch that failed the next waits so long: of credentials that ended, a list of scans would hold hundreds a day. */
const calmMs = 15 * 60_000;

/**
 * Queues a watch of an account, where events named something that was not read since; undefined where nothing is due.
 * @throws AppError `conflict` while a scan is under way: what is due stays so.
 */
export async function queueWatch(db: Db, account: string, now = new Date()): Promise<string | undefined> {
  const due = await eventsDue(db, account);
  const shown = due.length > 0 ? await scanOnShow(db, account) : undefined;
  if (!shown) return undefined;
  const { seq, options, base, baseSeq } = shown;
  const every = await latestUnits(db, account);
  const isStanding = (unit: LatestUnit) => (unit.seq ?? 0) >= baseSeq;
  const { events, past, resources, units } = planWatch(due, every, { isStanding, now });
  await forgetDue(db, account, past);
  if (events.length === 0) return undefined;
  if (await hasFailedSince(db, account, new Date(now.getTime() - calmMs).toISOString())) return undefined;
  const { regions, horizonDays, cap } = options;
  const watch = { base, baseSeq, events: events.length, resources, units };
  const request = { account, regions, horizonDays, ...(cap !== undefined && { cap }), watch };
  return (await createWatch(db, request, { seq, events })).id;
}
