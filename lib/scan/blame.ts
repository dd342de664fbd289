import { type Blame, blame, placedBy } from "#lib/activity/blame.ts";
import { callsThatSet } from "#lib/activity/calls-that-set.ts";
import { kindOfArn } from "#lib/activity/kind-of-arn.ts";
import { alsoAbout } from "#lib/activity/set-by.ts";
import { type Evidence, isNotJudged } from "#lib/checks/verdicts.ts";
import { arnsByName } from "#lib/store/arns-by-name.ts";
import { listChanges } from "#lib/store/events-changes.ts";
import { lastPassing, type Passed } from "#lib/store/findings-passed.ts";
import type { Db } from "#lib/store/query.ts";
import type { BlamedEvent, FindingDetail, RecordedEvent } from "#lib/store/views.ts";

/** `readAt`: when the resource was last read; what was called since has made nothing that a finding is of. */
type Blamable = Pick<FindingDetail, "id" | "status" | "evidence" | "resource"> &
  Partial<Pick<FindingDetail, "readAt" | "fixedAfter" | "since">>;

/**
 * The recorded changes that findings rest on, newest first; of which resources there are older ones that are left out; and when findings
 * were last seen to pass, by id.
 */
export interface Behind {
  changes: readonly RecordedEvent[];
  cut: readonly { words: string; before: string }[];
  passed?: ReadonlyMap<string, Passed>;
}

/** More recorded changes of one resource than this, that may have set something of it, are not looked through. */
export const most = 500;
/** Records are large: those of so many resources stand in memory at once. */
const atOnce = 25;

/** The recorded changes of one resource that succeeded and may have made it what it is, newest first; or all that succeeded. */
export async function changesOf(
  db: Db,
  account: string,
  arn: string,
  { all = false } = {},
): Promise<readonly RecordedEvent[]> {
  const [arns = []] = await behindEach(db, account, [{ evidence: [], resource: { arn } }]);
  const found = await listChanges(db, account, arns, most, all ? undefined : callsThatSet);
  return merged([...found.values()]).slice(0, most);
}

/** The recorded changes that findings of one resource rest on: its own, and those of the policies, groups and others that their evidence names. */
export async function changesBehind(db: Db, account: string, findings: readonly Blamable[]): Promise<Behind> {
  const wanted = [...new Set((await behindEach(db, account, findings)).flat())];
  const [changes, passed] = await Promise.all([
    listChanges(db, account, wanted, most, callsThatSet),
    lastPassing(db, account, findings),
  ]);
  return { ...behindOf(wanted, changes), passed };
}

function behindOf(arns: readonly string[], found: ReadonlyMap<string, readonly RecordedEvent[]>): Behind {
  const lists = arns.flatMap((arn) => [{ arn, events: found.get(arn) ?? [] }]);
  const cut = lists.flatMap(({ arn, events }) => {
    const words = `Of ${arn} the latest ${most} changes were looked through: there are older ones.`;
    const before = events.at(-1)?.at;
    return events.length >= most && before !== undefined ? [{ words, before }] : [];
  });
  return { changes: merged(lists.map(({ events }) => events)), cut };
}

/** What to say beside a finding of which nobody is named: not all was looked through. */
export function cutsIn({ cut }: Behind): string[] {
  return cut.map(({ words }) => words);
}

/**
 * The event that made a finding's fields what they are: of what fails, and of what passes since somebody fixed it. Undefined when the recorded changes
 * do not say. `gaps` are what of CloudTrail was not read: whoever changed the fields since then is not known.
 */
export function blameIn(
  behind: Behind,
  { id = "", status, evidence, resource, readAt, fixedAfter, since }: Omit<Blamable, "id"> & { id?: string },
  gaps: readonly string[],
): BlamedEvent | undefined {
  const isFixed = status === "pass" && Boolean(fixedAfter);
  if (status !== "fail" && !isFixed) return undefined;
  // What passes was put right before it was first seen to pass; whoever wrote to it since found it so.
  const read = Date.parse((isFixed ? since : readAt) ?? "");
  const changes = behind.changes.filter(({ at }) => !(Date.parse(at) > read));
  const judged = evidence.filter((one) => !isNotJudged(one));
  const passed = isFixed ? undefined : behind.passed?.get(id);
  // Where something else was seen when it passed, what was called before that did not set what is seen now.
  const isUndone = ({ at }: RecordedEvent, seen: readonly Evidence[]) =>
    passed !== undefined && Date.parse(at) <= Date.parse(passed.at) && seen.some((one) => wasOther(passed, one));
  const found = judged
    .flatMap((one) => {
      const by = blame(changes, one.path, resource.arn, one.observed);
      return by && !isUndone(by.event, [one]) ? [by] : [];
    })
    // What was called before it was last seen to fail did not put it right.
    .filter(({ event }) => !isFixed || Date.parse(event.at) > Date.parse(fixedAfter ?? ""));
  // Of several calls that each set a part of what passes now, the one that mended what failed is not known.
  if (isFixed && new Set(found.map(({ event }) => event.id)).size > 1) return undefined;
  const paths = judged.map(({ path }) => path);
  const placed = !isFixed && found.length === 0 && paths.length > 0 && placedBy(changes, resource.arn, paths);
  if (placed && !isUndone(placed, judged)) found.push({ event: placed, certainty: "placed" });
  // A change that held one of the fields tells more than one that may have, and than the call that made the resource.
  const best =
    latest(found.filter(({ certainty }) => certainty === "set")) ??
    latest(found.filter(({ certainty }) => certainty === "unknown-since")) ??
    found[0];
  if (!best) return undefined;
  const { record: _record, ...row } = best.event;
  // What is left out of one resource's changes may still be later than what was found among another's.
  const cut = behind.cut.filter(({ before }) => best.event.at < before);
  return { ...row, certainty: best.certainty, gaps: [...gaps, ...cut.map(({ words }) => words)] };
}

/** Whether the field was seen otherwise when the finding passed. Where it was not seen then, nobody knows. */
function wasOther({ evidence }: Passed, { path, observed }: Evidence): boolean {
  const then = evidence.filter((one) => one.path === path).map((one) => JSON.stringify(one.observed));
  return then.length > 0 && !then.includes(JSON.stringify(observed));
}

/**
 * The same for many findings that fail or were fixed, by their ids, in few queries; what is held of the events at any time is bounded.
 * @throws the signal's reason, when it aborts between two of the queries
 */
export async function blameEach(
  db: Db,
  account: string,
  findings: readonly Blamable[],
  gapsIn: (region: string) => readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, BlamedEvent>> {
  const blamable = findings.filter(
    ({ status, fixedAfter }) => status === "fail" || (status === "pass" && Boolean(fixedAfter)),
  );
  const [wanted, passed] = await Promise.all([behindEach(db, account, blamable), lastPassing(db, account, blamable)]);
  const blamed = new Map<string, BlamedEvent>();
  // Those of one resource stand beside each other.
  const order = blamable
    .map((_, at) => at)
    .sort((one, other) => arnAt(blamable, one).localeCompare(arnAt(blamable, other)));
  for (const group of groups(order, wanted)) {
    signal?.throwIfAborted();
    const arns = [...new Set(group.flatMap((at) => wanted[at] ?? []))];
    const changes = await listChanges(db, account, arns, most, callsThatSet);
    for (const at of group) {
      const finding = blamable[at];
      const own = { ...behindOf(wanted[at] ?? [], changes), passed };
      const event = finding && blameIn(own, finding, gapsIn(finding.resource.region));
      if (event) blamed.set(finding.id, event);
    }
  }
  return blamed;
}

function arnAt(findings: readonly Blamable[], at: number): string {
  return findings[at]?.resource.arn ?? "";
}

/** In order, as many as rest on so few resources together. */
function* groups(order: readonly number[], wanted: readonly (readonly string[])[]): Generator<number[]> {
  let group: number[] = [];
  let arns = new Set<string>();
  for (const at of order) {
    const more = new Set([...arns, ...(wanted[at] ?? [])]);
    if (group.length > 0 && more.size > atOnce) {
      yield group;
      group = [];
      arns = new Set(wanted[at]);
    } else arns = more;
    group.push(at);
  }
  if (group.length > 0) yield group;
}

/** Of each finding the resources whose changes it rests on, by every ARN under which they may be recorded. */
async function behindEach(
  db: Db,
  account: string,
  findings: readonly (Pick<Blamable, "evidence"> & { resource: { arn: string } })[],
): Promise<string[][]> {
  const said = findings.map(({ evidence, resource }) => [
    // What follows from a resource, `…#image-to-administrator`, has no events of its own.
    ...new Set([
      ...alsoAbout("", resource.arn.split("#")[0] ?? ""),
      ...evidence.flatMap(({ path, observed }) => alsoAbout(path, resource.arn, observed)),
    ]),
  ]);
  // What evidence calls by its name may have a path in its ARN.
  const named = said.flat().flatMap((arn) => nameIn(arn) ?? []);
  const paths = await arnsByName(db, account, named);
  return said.map((arns) => {
    const more = arns.flatMap((arn) => {
      const one = nameIn(arn);
      return one ? (paths.get(`${one.kind} ${one.name}`) ?? []) : [];
    });
    return [...new Set([...arns, ...more])];
  });
}

function nameIn(arn: string): { kind: string; name: string } | undefined {
  const kind = kindOfArn(arn);
  const name = /^arn:[^:]*:iam::[^:]*:\w+\/([^/]+)$/.exec(arn)?.[1];
  return kind && name ? { kind, name } : undefined;
}

/** Each event once, newest first: one may be about several of them. */
function merged(lists: readonly (readonly RecordedEvent[])[]): RecordedEvent[] {
  const [only = []] = lists;
  if (lists.length <= 1) return [...only];
  const byId = new Map(lists.flat().map((event) => [event.id, event]));
  return [...byId.values()].sort((one, other) => other.at.localeCompare(one.at));
}

function latest(found: readonly Blame[]): Blame | undefined {
  return [...found].sort((one, other) => other.event.at.localeCompare(one.event.at))[0];
}
