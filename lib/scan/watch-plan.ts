import { everyCollector, servicesOf, unitRegion } from "#lib/inventory/kinds.ts";
import { parseArn } from "#lib/readings/arn.ts";
import type { LatestUnit } from "#lib/store/scans.ts";
import type { WatchedUnit } from "#lib/store/views.ts";
import { type DueEvent, settleMs } from "#lib/store/watch-due.ts";

/*
 * From events to what is read again: what they name, and what hangs on that.
 */

export interface WatchPlan {
  /** Ids of the events behind it. */
  events: string[];
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

const kinds: ReadonlySet<string> = new Set(everyCollector().map(({ kind }) => kind));
/** `iam:GenerateCredentialReport`: what scans call themselves changes nothing, whatever CloudTrail takes it for. */
const ownCalls: ReadonlySet<string> = new Set(everyCollector().flatMap(({ actions }) => actions));

/** What is to be read of these events, when the units were read as they say. */
export function planWatch(due: readonly DueEvent[], units: readonly LatestUnit[], now: Date): WatchPlan {
  const readAt = new Map(units.map((unit) => [placeOf(unit), Date.parse(unit.readAt)]));
  const plan = { events: [] as string[], past: [] as string[] };
  const named = new Set<string>();
  const wanted = new Map<string, WatchedUnit>();
  for (const event of due) {
    const at = Date.parse(event.at);
    const targets = targetsOf(event)
      .map((target) => ({ ...target, read: readAt.get(placeOf(target)) ?? Number.POSITIVE_INFINITY }))
      .filter(({ read }) => read < at + settleMs);
    if (targets.length === 0) plan.past.push(event.id);
    if (targets.length === 0 || !isTime(event, targets, now)) continue;
    plan.events.push(event.id);
    for (const { arn, ...unit } of targets) {
      named.add(arn);
      for (const one of [{ ...unit, arns: [arn] }, ...hangingOn({ ...unit, arn }, event)]) {
        if (readAt.has(placeOf(one))) wanted.set(placeOf(one), together(one, wanted.get(placeOf(one))));
      }
    }
  }
  return { ...plan, resources: named.size, units: [...wanted.values()] };
}

function placeOf({ kind, region }: { kind: string; region: string }): string {
  return `${region} ${kind}`;
}

interface Target {
  kind: string;
  region: string;
  arn: string;
}

/** What an event is about, of the kinds that are read. */
function targetsOf({ source, name, region, resources }: DueEvent): Target[] {
  if (ownCalls.has(`${source.split(".")[0]}:${name}`)) return [];
  return resources
    .filter(({ kind }) => kinds.has(kind))
    .map(({ kind, arn }) => ({ kind, arn, region: unitRegion(kind, parseArn(arn)?.region || region) }));
}

/** Not while it was read since, and what it set going may go on; nor before it is to be asked for again. */
function isTime({ at, notBefore }: DueEvent, targets: readonly { read: number }[], now: Date): boolean {
  if (notBefore !== "") return now.getTime() >= Date.parse(notBefore);
  const since = Date.parse(at);
  return targets.some(({ read }) => read < since + skewMs) || now.getTime() >= since + settleMs;
}

/**
 * What may have changed with it: what it consists of, lists that tell of it, and resources that hold a copy of what the call sets, as a role holds
 * its managed policies.
 */
function hangingOn({ kind, region, arn }: Target, { source, name }: DueEvent): WatchedUnit[] {
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
