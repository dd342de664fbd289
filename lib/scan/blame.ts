import { type Blame, blame } from "#lib/activity/blame.ts";
import { listChanges } from "#lib/store/events-changes.ts";
import type { Db } from "#lib/store/query.ts";
import type { BlamedEvent, FindingDetail, RecordedEvent } from "#lib/store/views.ts";

type Blamable = Pick<FindingDetail, "id" | "status" | "evidence" | "resource">;

/** More recorded changes of one resource than this are not looked through. */
export const most = 500;
/** Records are large: those of so many resources stand in memory at once. */
const atOnce = 25;

/** The recorded changes of one resource that succeeded, newest first. */
export async function changesOf(db: Db, account: string, arn: string): Promise<readonly RecordedEvent[]> {
  return (await listChanges(db, account, [arn], most)).get(arn) ?? [];
}

/**
 * The event that made a finding's fields what they are; undefined when the recorded changes do not say. `gaps` are what
 * of CloudTrail was not read: whoever changed the fields since then is not known.
 */
export function blameIn(
  changes: readonly RecordedEvent[],
  { status, evidence, resource }: Omit<Blamable, "id">,
  gaps: readonly string[],
): BlamedEvent | undefined {
  if (status !== "fail") return undefined;
  const found = evidence.flatMap(({ path }) => blame(changes, path, resource.arn) ?? []);
  // A change that held one of the fields tells more than the call that made the resource.
  const best = latest(found.filter(({ certainty }) => certainty === "set")) ?? found[0];
  if (!best) return undefined;
  const { record: _record, ...row } = best.event;
  return { ...row, certainty: best.certainty, gaps };
}

/** The same for many findings, by their ids, in few queries; what is held of the events at any time is bounded. */
export async function blameEach(
  db: Db,
  account: string,
  findings: readonly Blamable[],
  gapsIn: (region: string) => readonly string[],
): Promise<ReadonlyMap<string, BlamedEvent>> {
  const failing = Map.groupBy(
    findings.filter(({ status }) => status === "fail"),
    ({ resource }) => resource.arn,
  );
  const arns = [...failing.keys()];
  const blamed = new Map<string, BlamedEvent>();
  for (let from = 0; from < arns.length; from += atOnce) {
    for (const [arn, changes] of await listChanges(db, account, arns.slice(from, from + atOnce), most)) {
      for (const finding of failing.get(arn) ?? []) {
        const event = blameIn(changes, finding, gapsIn(finding.resource.region));
        if (event) blamed.set(finding.id, event);
      }
    }
  }
  return blamed;
}

function latest(found: readonly Blame[]): Blame | undefined {
  return [...found].sort((one, other) => other.event.at.localeCompare(one.event.at))[0];
}
