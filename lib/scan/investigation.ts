import { kindOfArn } from "#lib/activity/kind-of-arn.ts";
import { eventSources } from "#lib/activity/sources.ts";
import { deliveryMs } from "#lib/activity/sync.ts";
import type { TrailLogs } from "#lib/activity/trail-logs/place.ts";
import { checkOf } from "#lib/checks/catalogue.ts";
import { AppError } from "#lib/errors.ts";
import { activityList, type EventFilter } from "#lib/filters/activity.ts";
import { filterFrom } from "#lib/filters/define.ts";
import { formatDateTime } from "#lib/format.ts";
import { parseArn } from "#lib/readings/arn.ts";
import type { InvestigatedEvent, Investigation } from "#lib/reports/investigation/investigation.ts";
import { signals } from "#lib/signals/index.ts";
import { patterns } from "#lib/signals/patterns/index.ts";
import { currentSeq } from "#lib/store/accounts.ts";
import { oldestRead } from "#lib/store/events-coverage.ts";
import { eachSignalledEvent } from "#lib/store/events-each.ts";
import { spanOf, summarizeEvents } from "#lib/store/events-summary.ts";
import { isEverKept } from "#lib/store/known-resources.ts";
import type { Db } from "#lib/store/query.ts";
import { getResource } from "#lib/store/resources-list.ts";
import { sightingsAmong } from "#lib/store/sightings-among.ts";
import type { AccountView, ResourceDetail } from "#lib/store/views.ts";
import { version } from "#lib/version.ts";
import { activityReach, gapsIn, logReach } from "./activity-reach.ts";
import { historyOf } from "./flight-recorder.ts";
import type { Inventories } from "./inventory.ts";
import { investigatedResource } from "./investigated-resource.ts";
import { eventRegionOf, isRecorded } from "./origin.ts";

/** Of which resource, or of which role or user, by its ARN, or sessions of one name; and of which time (ISO 8601). */
export type InvestigationAsked = ({ resource: string } | { principal: string; actor?: string | undefined }) & {
  from?: string | undefined;
  to?: string | undefined;
};

/**
 * What is known of one resource of an account, or of what one role or user did in it.
 * @param logs where the logs of the account's trail may be read
 * @throws AppError `not-found` of an ARN that no scan and no event names
 */
export async function investigationOf(
  db: Db,
  account: AccountView,
  { from, to, ...asked }: InvestigationAsked,
  { logs, inventories }: { logs?: TrailLogs | undefined; inventories?: Inventories | undefined } = {},
): Promise<Investigation> {
  const [of, arn] =
    "resource" in asked ? (["resource", asked.resource] as const) : (["principal", asked.principal] as const);
  const period = { from: momentOf(from), to: momentOf(to) };
  const actor = "principal" in asked ? asked.actor : undefined;
  const named = { ...filterFrom(activityList, account.id, { [of]: arn }), account: account.id };
  const all: typeof named = { ...named, ...(actor && { actor }) };
  const filter: typeof all = { ...all, ...(period.from && { from: period.from }), ...(period.to && { to: period.to }) };
  const [known, seen, detail, isKept] = await Promise.all([
    spanOf(db, named),
    spanOf(db, all),
    getResource(db, account.id, arn),
    of === "resource" && isEverKept(db, account.id, arn),
  ]);
  if (!known && !detail && !isKept)
    throw new AppError(
      "not-found",
      `No scan and no event of ${account.id} names this ${of}.`,
      "Write its ARN as the dashboard shows it.",
    );
  const place = { arn, kind: detail?.kind ?? kindOfArn(arn) ?? "", region: detail?.region ?? regionOf(arn) };
  const where = of === "resource" && place.region !== "global" ? eventRegionOf(place) : "global";
  const reach = await reachIn(db, account, where, logs);
  const gaps = reach.flatMap(({ gap }) => gap ?? []);
  const own = of === "resource" && { ...place, account: account.id, seq: await currentSeq(db, account.id) };
  const bounds = { ...(period.from && { from: period.from }), ...(period.to && { to: period.to }) };
  const unreadActivity = gapsIn(await activityReach(db, account), place.region);
  const [history, summary, sightings, resource] = await Promise.all([
    own ? historyOf(db, own, unreadActivity, bounds) : { changes: [], left: [] },
    summarizeEvents(db, filter),
    sightingsAmong(db, filter),
    detail && investigatedResource(db, account, detail, { gaps: unreadActivity, inventories }),
  ]);
  return {
    generator: { name: "sagewarden", version },
    ...{ account: account.id, arn, of, actor: actor ?? null, period, resource: resource ?? null },
    ...{ changes: history.changes, left: history.left, reach, summary, sightings },
    unread: [
      ...(of === "resource" && !detail
        ? ["The scan on show has no such resource: it is gone, was never read, or is another account's."]
        : []),
      ...gaps,
      ...(reach.length === 0 ? ["CloudTrail was not read: what happened is not known."] : []),
      ...notKept(reach, period),
      ...(of === "resource" ? neverSeen(place.kind, detail) : [services]),
    ],
    seen: seen ?? null,
    events: () => eventsOf(db, filter),
  };
}

function momentOf(time: string | undefined): string | null {
  return time ? new Date(time).toISOString() : null;
}

function regionOf(arn: string): string {
  return parseArn(arn)?.region || "global";
}

/** How far CloudTrail is read in a region, or in all where events of any may be about it. */
async function reachIn(
  db: Db,
  account: AccountView,
  region: string,
  logs: TrailLogs | undefined,
): Promise<Investigation["reach"]> {
  const [history, files] = await Promise.all([activityReach(db, account), logReach(db, account.id, logs)]);
  const regions = [...new Set([...history, ...files].map((one) => one.region))].filter(
    (one) => region === "global" || one === region,
  );
  return Promise.all(
    regions.map(async (one) => {
      const gap = [...history, ...files].flatMap((each) => (each.region === one ? (each.gap ?? []) : [])).join(" ");
      const readTo = history.find((each) => each.region === one)?.readTo ?? null;
      return { region: one, readTo, gap: gap || null, keptSince: (await oldestRead(db, account.id, one)) ?? null };
    }),
  );
}

/** Where the period begins before what is kept, or ends after what was delivered when it was last read. */
function notKept(reach: Investigation["reach"], { from, to }: Investigation["period"]): string[] {
  return reach.flatMap(({ region, readTo, keptSince }) => {
    const isBefore = keptSince !== null && (from === null || from < keptSince);
    const delivered = readTo === null ? undefined : new Date(Date.parse(readTo) - deliveryMs).toISOString();
    const isAfter = delivered !== undefined && (to === null || to > delivered);
    return [
      ...(keptSince === null ? [`No event of ${region} is kept.`] : []),
      ...(isBefore
        ? [
            `Of ${region} all that was read is kept since ${formatDateTime(keptSince)}: what happened before may be missing.`,
          ]
        : []),
      ...(isAfter
        ? [
            `Of ${region} events were read on ${formatDateTime(readTo ?? "")}, and CloudTrail delivers up to two hours late: later ones are missing.`,
          ]
        : []),
    ];
  });
}

/** What no event tells of a resource of the kind, however far CloudTrail is read. */
function neverSeen(kind: string, detail: ResourceDetail | undefined): string[] {
  const hidden = (detail?.findings ?? []).flatMap(({ check, status }) =>
    status === "not-applicable" ? [] : (checkOf(check)?.hides ?? []),
  );
  return [
    ...(isRecorded(kind) ? [] : ["The events of its service are not read from CloudTrail."]),
    ...hidden.map((hides) => `Who ${hides} it is never in CloudTrail's history.`),
  ];
}

const services = `Of CloudTrail the events of these services are read: ${eventSources.map(({ source }) => source.split(".")[0]).join(", ")}. Calls of others are not here.`;

const words = new Map([...signals, ...patterns].map(({ id, title, severity }) => [id, { id, title, severity }]));

async function* eventsOf(db: Db, filter: EventFilter): AsyncGenerator<InvestigatedEvent> {
  // What an earlier version saw, and this one has no words for, is left out of its signals alone.
  for await (const event of eachSignalledEvent(db, filter))
    yield { ...event, signals: event.signals.flatMap((id) => words.get(id) ?? []) };
}
