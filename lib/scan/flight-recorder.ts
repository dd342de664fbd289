import { blame } from "#lib/activity/blame.ts";
import { settingFor } from "#lib/activity/set-by.ts";
import { deliveryMs } from "#lib/activity/sync.ts";
import { formatDate } from "#lib/format.ts";
import { type FieldChange, fieldChanges } from "#lib/inventory/field-changes.ts";
import { oldestRead } from "#lib/store/events-coverage.ts";
import type { Db } from "#lib/store/query.ts";
import { mostVersions, type SeenChange, seenChanges } from "#lib/store/resource-changes.ts";
import type { RecordedChange, RecordedEvent, ResourceHistory } from "#lib/store/views.ts";
import { changesOf, most } from "./blame.ts";
import { eventRegionOf, isRecorded } from "./origin.ts";

type Recorded = { account: string; seq: number; arn: string; kind: string; region: string };

/** More fields of one change, and more calls, are counted and not told. */
const mostTold = 40;

/**
 * The changes of a resource that scans saw, newest first, each with the calls about it of the time between the two readings. `gaps`: what of CloudTrail
 * was not read. A call that held one of the fields, or is known to set it, is behind it; any other may be. Where there is none, it is said what
 * may have kept it from being there. With `from` and `to` (ISO 8601) those that may have happened between them; with `afterSeq` those that
 * scans after the one of that number saw.
 */
export async function historyOf(
  db: Db,
  resource: Recorded,
  gaps: readonly string[],
  {
    now = new Date(),
    from,
    to,
    afterSeq = 0,
  }: { now?: Date; from?: string | undefined; to?: string | undefined; afterSeq?: number } = {},
): Promise<ResourceHistory> {
  const { account, arn } = resource;
  const { changes: seen, isCut } = await seenChanges(db, { ...resource, afterSeq });
  const changes = seen.filter(({ after, until }) => !(from && until < from) && !(to && after !== null && after >= to));
  const [calls, oldest] =
    changes.length === 0
      ? [[], undefined]
      : await Promise.all([
          changesOf(db, account, arn, { all: true }),
          oldestRead(db, account, eventRegionOf(resource)),
        ]);
  const left = isCut ? [`The latest ${mostVersions} versions were compared: there may be older changes.`] : [];
  const told = changes.map((change) => ({
    ...recorded(change, arn, calls),
    unseen: whyUnseen(change, { kind: resource.kind, calls, oldest, gaps, now }),
  }));
  return { changes: told, left, gaps };
}

/** Why a call of the time of a change may be missing; null where none is known. */
function whyUnseen(
  { after, until }: SeenChange,
  {
    kind,
    calls,
    oldest,
    gaps,
    now,
  }: { kind: string; calls: readonly RecordedEvent[]; oldest: string | undefined; gaps: readonly string[]; now: Date },
): string | null {
  if (!isRecorded(kind)) return "The events of its service are not read from CloudTrail.";
  if (until > new Date(now.getTime() - deliveryMs).toISOString()) return "CloudTrail delivers up to two hours late.";
  const isBefore = (at: string | undefined) => at !== undefined && (after === null || after < at);
  if (calls.length >= most && isBefore(calls.at(-1)?.at)) return `Only its latest ${most} calls were looked through.`;
  const [gap = null] = gaps;
  if (gap !== null) return gap;
  if (oldest === undefined) return "No event of its region is kept.";
  return isBefore(oldest) ? `What was read of CloudTrail is kept since ${formatDate(oldest)}.` : null;
}

function recorded(change: SeenChange, arn: string, calls: readonly RecordedEvent[]): Omit<RecordedChange, "unseen"> {
  const { at, after, until } = change;
  const fields = fieldChanges(change.before, change.now);
  const between = calls.filter((call) => (after === null || call.at > after) && call.at <= until);
  const behind = new Map<string, string[]>();
  for (const field of fields) {
    const event = setBetween(between, arn, field);
    if (event) behind.set(event, [...(behind.get(event) ?? []), field.path]);
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

/** The call that is known to have set a field. Of what was taken out of a list, and is compared with requests, none of several is. */
function setBetween(between: readonly RecordedEvent[], arn: string, { path, now }: FieldChange): string | undefined {
  if (now === undefined && settingFor(arn, path)?.where) return undefined;
  const found = blame(between, path, arn, now ?? null);
  return found?.certainty === "set" ? found.event.id : undefined;
}
