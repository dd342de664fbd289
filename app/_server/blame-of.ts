import type { BlamedEvent } from "#components/resources/queries.ts";
import { type Blame, blame } from "#lib/activity/blame.ts";
import { currentStore } from "#lib/store/current.ts";
import { listChanges } from "#lib/store/events-changes.ts";
import type { EventDetail, FindingDetail } from "#lib/store/views.ts";

/** More recorded changes of one resource than this are not looked through. */
const most = 500;

/** The recorded changes of one resource that succeeded, newest first. */
export function changesOf(account: string, arn: string): Promise<EventDetail[]> {
  return listChanges(currentStore().db, { account, resource: arn }, most);
}

/**
 * The event that made a finding's fields what they are; undefined when the recorded changes do not say. `gaps` are what
 * of CloudTrail was not read: whoever changed the fields since then is not known.
 */
export function blameIn(
  changes: readonly EventDetail[],
  { status, evidence, resource }: Pick<FindingDetail, "status" | "evidence" | "resource">,
  gaps: readonly string[],
): BlamedEvent | undefined {
  if (status !== "fail") return undefined;
  const found = evidence.flatMap(({ path }) => blame(changes, path, resource.arn) ?? []);
  // A change that held one of the fields tells more than the call that made the resource.
  const best = latest(found.filter(({ certainty }) => certainty === "set")) ?? found[0];
  if (!best) return undefined;
  const { record: _record, resources: _resources, ...row } = best.event;
  return { ...row, certainty: best.certainty, gaps };
}

/** The same for a finding alone. */
export async function blameOf(finding: FindingDetail, gaps: readonly string[]): Promise<BlamedEvent | undefined> {
  if (finding.status !== "fail") return undefined;
  return blameIn(await changesOf(finding.account, finding.resource.arn), finding, gaps);
}

function latest(found: readonly Blame[]): Blame | undefined {
  return [...found].sort((one, other) => other.event.at.localeCompare(one.event.at))[0];
}
