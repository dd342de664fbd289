import { activityKey } from "#lib/activity/activity-key.ts";
import { isDerived } from "#lib/inventory/derived.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Failure, Reading } from "#lib/readings/reading.ts";
import type { KnownResource } from "#lib/store/resources.ts";
import type { LatestUnit } from "#lib/store/scans.ts";
import type { WatchedUnit, WatchScope } from "#lib/store/views.ts";
import { Names } from "./named.ts";
import type { ScanStore } from "./scan-store.ts";
import type { Narrow } from "./unit.ts";

/*
 * A watch is a scan that runs few units, and in them describes what events named and what it did not know. All else is met and stays what it was;
 * it is judged again with the rest.
 */

/** What a watch reads, and what stands. */
export interface Watched {
  units: readonly WatchedUnit[];
  /** The units of the scan that it rests on, as they were last read. */
  standing: readonly LatestUnit[];
}

/** What stands beside a watch: nothing of regions and kinds that its base did not read. */
export function watchedIn({ baseSeq, units }: WatchScope, earlier: readonly LatestUnit[]): Watched {
  return { units, standing: earlier.filter(({ seq }) => (seq ?? 0) >= baseSeq) };
}

/** How a unit is narrowed; undefined where all of it is read: its list was not read to the end before, or nothing tells what of it changed. */
export function narrowIn({ units, standing }: Watched, kind: string, region: string): Narrow | undefined {
  const earlier = standing.find((unit) => unit.kind === kind && unit.region === region)?.coverage ?? [];
  const arns = units.find((unit) => unit.kind === kind && unit.region === region)?.arns ?? [];
  if (arns === "all" || earlier.length === 0 || earlier.some(({ unlisted }) => unlisted)) return undefined;
  const due = new Set(arns.map(activityKey));
  // What has no ARN of its own is called after its parent's.
  const isNamed = (arn: string) => due.has(activityKey(arn)) || due.has(activityKey(arn.replace(/#.*$/s, "")));
  return { earlier, isDue: ({ arn, also }: KnownResource) => [arn, ...(also ?? [])].some(isNamed) };
}

/** What is named of each kind by what is on show: by what can change, and by jobs that ended. */
export async function namesOnShow(store: ScanStore): Promise<Names> {
  const names = new Names();
  for await (const batch of store.readings({ settled: false, onShow: true })) {
    for (const reading of batch) if (!isDerived(reading.identity.kind)) names.noteIn(reading);
  }
  for (const naming of await store.namesOfJobs()) names.note("", naming);
  return names;
}

/** What a unit covers after a watch: what it did not call again stands as it was. */
export function coveredAfter(now: readonly Coverage[], earlier: readonly Coverage[]): Coverage[] {
  return now.map((line) => {
    const before = line.calls === 0 ? earlier.find(({ action }) => action === line.action) : undefined;
    return before?.status === "complete" ? before : line;
  });
}

/** AWS is busy, or lets nobody in for now: that says nothing of what was asked for. */
const passing: ReadonlySet<Failure["class"]> = new Set(["throttled", "expired"]);

/**
 * A watch that AWS kept from reading is not published: the one after it reads the same.
 * @throws when a failure says nothing of what was asked for.
 */
export function holdToRead(failures: Iterable<Failure | undefined>): void {
  for (const failure of failures) {
    if (!failure || !passing.has(failure.class)) continue;
    const why = `${failure.code}: ${failure.message}`;
    throw new Error(`What changed could not be read (${why}). It stays due, and is read at the next turn.`);
  }
}

/** Why a reading, or a part of it, was not read. */
export function failuresIn(readings: readonly Reading[]): (Failure | undefined)[] {
  return readings.flatMap((one) =>
    one.status === "unread"
      ? [one.failure]
      : Object.values(one.parts ?? {}).map((part) => (part.status === "unread" ? part.failure : undefined)),
  );
}

/** What of the ledger a watch leaves as it is. */
export function standingBeside(
  read: readonly Coverage[],
  { standing }: Watched,
  kinds: ReadonlySet<string>,
): Coverage[] {
  const places = new Set(read.map(({ kind, region }) => `${region} ${kind}`));
  return standing.flatMap(({ kind, region, coverage }) =>
    kinds.has(kind) && !places.has(`${region} ${kind}`) ? coverage : [],
  );
}
