import { changedBy } from "#lib/inventory/changed-by.ts";
import { everyCollector, servicesOf, unitRegion } from "#lib/inventory/kinds.ts";
import { parseArn } from "#lib/readings/arn.ts";
import type { PlannedEvent } from "#lib/store/create-watch.ts";
import type { LatestUnit } from "#lib/store/scans.ts";
import type { WatchedUnit } from "#lib/store/views.ts";
import { type DueEvent, settleMs } from "#lib/store/watch-due.ts";

/*
 * From events to what is read again: what they name, and what hangs on that.
 */

export interface WatchPlan {
  /** The events behind it. */
  events: PlannedEvent[];
  /** Ids of events of which everything was read since, and of those about nothing that is read. */
  past: string[];
  /** How many resources the events name. */
  resources: number;
  units: WatchedUnit[];
}

/** Clocks differ, and AWS tells some of its own machines of a change seconds later: a reading is younger than an event when it began so long after. */
const skewMs = 60_000;
/** Where more of a unit is due, all of it is read: that is as quick, and no scan's row holds thousands of names. */
const mostArns = 200;

const hourMs = 3_600_000;

const kinds: ReadonlySet<string> = new Set(everyCollector().map(({ kind }) => kind));
/** `iam:GenerateCredentialReport`: what scans call themselves changes nothing, whatever CloudTrail takes it for. */
const ownCalls: ReadonlySet<string> = new Set(everyCollector().flatMap(({ actions }) => actions));

/**
 * What is to be read of these events, when the units were read as they say. What a narrower scan left standing of an earlier one is no watch's to
 * read: what changed there stays due until a scan reads it.
 */
export function planWatch(
  due: readonly DueEvent[],
  units: readonly LatestUnit[],
  { isStanding, now }: { isStanding(unit: LatestUnit): boolean; now: Date },
): WatchPlan {
  const known = new Map(units.map((unit) => [placeOf(unit), { read: Date.parse(unit.readAt), is: isStanding(unit) }]));
  const plan = { events: [] as PlannedEvent[], past: [] as string[] };
  const named = new Set<string>();
  const wanted = new Map<string, WatchedUnit>();
  for (const event of due) {
    const at = Date.parse(event.at);
    const stale = targetsOf(event).flatMap((target) => {
      const { read, is } = known.get(placeOf(target)) ?? { read: Number.POSITIVE_INFINITY, is: false };
      return read < at + target.settleMs ? [{ ...target, read, is }] : [];
    });
    if (stale.length === 0) plan.past.push(event.id);
    const targets = stale.filter(({ is }) => is);
    if (targets.length === 0 || !isTime(event, targets, now)) continue;
    const isAll = targets.length === stale.length;
    const settledAt = at + Math.max(...targets.map((target) => target.settleMs));
    plan.events.push({ id: event.id, settledAt: isAll ? new Date(settledAt).toISOString() : never });
    for (const { arns, kind, region } of targets) {
      for (const arn of arns) named.add(arn);
      const unit = { kind, region };
      const whole = { ...unit, arns: arns.length > 0 ? arns : ("all" as const) };
      for (const one of [whole, ...arns.flatMap((arn) => hangingOn({ ...unit, arn }, event))]) {
        if (known.get(placeOf(one))?.is) wanted.set(placeOf(one), together(one, wanted.get(placeOf(one))));
      }
    }
  }
  return { ...plan, resources: named.size, units: [...wanted.values()] };
}

/** No watch settles it: a scan has to read the rest. */
const never = "9999-12-31T23:59:59.999Z";

function placeOf({ kind, region }: { kind: string; region: string }): string {
  return `${region} ${kind}`;
}

interface Target {
  kind: string;
  region: string;
  /** None: all of the kind. */
  arns: string[];
  /** So long after the event a reading settles it. */
  settleMs: number;
}

/** What an event changed, of the kinds that are read: what it is about, and what it changes without naming it. */
function targetsOf({ source, name, region, resources }: DueEvent): Target[] {
  if (ownCalls.has(`${source.split(".")[0]}:${name}`)) return [];
  const named = resources
    .filter(({ kind }) => kinds.has(kind))
    .map(({ kind, arn }) => ({
      kind,
      arns: [arn],
      region: unitRegion(kind, parseArn(arn)?.region || region),
      settleMs,
    }));
  const others = changedBy({ source, name }).map(({ kind, lagHours = 0 }) => ({
    ...{ kind, arns: [], region: unitRegion(kind, region) },
    settleMs: lagHours * hourMs + settleMs,
  }));
  return [...named, ...others];
}

/** Not while it was read since, and what it set going may go on; nor before it is to be asked for again. */
function isTime({ at, notBefore }: DueEvent, targets: readonly { read: number }[], now: Date): boolean {
  if (notBefore !== "") return now.getTime() >= Date.parse(notBefore);
  const since = Date.parse(at);
  return targets.some(({ read }) => read < since + skewMs) || now.getTime() >= since + settleMs;
}

interface Named {
  kind: string;
  region: string;
  arn: string;
}

/**
 * What may have changed with it: what it consists of, lists that tell of it, and resources that hold a copy of what the call sets, as a role holds
 * its managed policies.
 */
function hangingOn({ kind, region, arn }: Named, { source, name }: DueEvent): WatchedUnit[] {
  const [service = ""] = source.split(".");
  return everyCollector().flatMap((one): WatchedUnit[] => {
    const unit = { kind: one.kind, region: unitRegion(one.kind, region) };
    const copies = Object.values(one.setBy ?? {}).some(({ callsAbout }) => callsAbout?.includes(name));
    if (one.tellsOf?.includes(kind) || (copies && servicesOf(one).includes(service))) return [{ ...unit, arns: "all" }];
    if (one.parent !== kind) return [];
    return [{ ...unit, arns: one.withoutArn ? [arn] : [] }];
  });
}

function together(one: WatchedUnit, other: WatchedUnit | undefined): WatchedUnit {
  if (!other) return one;
  if (one.arns === "all" || other.arns === "all") return { ...one, arns: "all" };
  const arns = [...new Set([...one.arns, ...other.arns])];
  return { ...one, arns: arns.length > mostArns ? "all" : arns };
}
