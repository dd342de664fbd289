import { blame } from "#lib/activity/blame.ts";
import { deliveryMs } from "#lib/activity/sync.ts";
import { type FieldChange, fieldChanges } from "#lib/inventory/field-changes.ts";
import type { Db } from "#lib/store/query.ts";
import { mostVersions, type SeenChange, seenChanges } from "#lib/store/resource-changes.ts";
import type { RecordedChange, RecordedEvent, ResourceHistory } from "#lib/store/views.ts";
import { changesOf, most } from "./blame.ts";

type Recorded = { account: string; seq: number; arn: string; kind: string; region: string };

/** More fields of one change, and more calls, are counted and not told. */
const mostTold = 40;

/**
 * The changes of a resource that scans saw, newest first, each with the calls of the time between the two readings. `gaps`: what of CloudTrail was not read.
 * A call that held one of the fields, or is known to set it, is behind it; any other may be. A change without a call is named as such.
 */
export async function historyOf(
  db: Db,
  resource: Recorded,
  gaps: readonly string[],
  now = new Date(),
): Promise<ResourceHistory> {
  const { changes, isCut } = await seenChanges(db, resource);
  const calls = changes.length > 0 ? await changesOf(db, resource.account, resource.arn) : [];
  const left = [
    ...(isCut ? [`The latest ${mostVersions} versions were compared: there may be older changes.`] : []),
    ...(calls.length >= most ? [`The latest ${most} calls were looked through: older ones are not told.`] : []),
  ];
  const lateBefore = new Date(now.getTime() - deliveryMs).toISOString();
  const told = changes.map((change) => ({
    ...recorded(change, resource.arn, calls),
    mayStillCome: change.until > lateBefore,
  }));
  return { changes: told, left, gaps };
}

function recorded(
  change: SeenChange,
  arn: string,
  calls: readonly RecordedEvent[],
): Omit<RecordedChange, "mayStillCome"> {
  const { at, after, until } = change;
  const fields = fieldChanges(change.before, change.now);
  const between = calls.filter((call) => (after === null || call.at > after) && call.at <= until);
  const behind = new Map<string, string[]>();
  for (const { path, now } of fields) {
    const found = blame(between, path, arn, observedIn({ path, now }));
    if (found?.certainty === "set") behind.set(found.event.id, [...(behind.get(found.event.id) ?? []), path]);
  }
  const told = between.map(({ record: _record, ...event }) => ({ event, sets: behind.get(event.id) ?? [] }));
  return {
    ...{ at, after },
    fields: fields.slice(0, mostTold),
    fieldsLeft: Math.max(0, fields.length - mostTold),
    // Those behind it first, and of all the newest.
    calls: told.sort((one, other) => Number(other.sets.length > 0) - Number(one.sets.length > 0)).slice(0, mostTold),
    callsLeft: Math.max(0, told.length - mostTold),
  };
}

/** What is compared with a request: of what is gone, that nothing is there. */
function observedIn({ now }: Pick<FieldChange, "path" | "now">): unknown {
  return now === undefined ? null : now;
}
