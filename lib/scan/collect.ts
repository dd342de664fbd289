import type { Ledger } from "#lib/aws/ledger.ts";
import type { AwsSession, CallerIdentity } from "#lib/aws/session.ts";
import type { AnyCollector } from "#lib/collectors/define.ts";
import { type LostList, ledgerFor, runCollector } from "#lib/collectors/run.ts";
import { lastSeenIn } from "#lib/inventory/inventory.ts";
import { everyCollector } from "#lib/inventory/kinds.ts";
import { type Naming, namesIn } from "#lib/inventory/names.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Failure, Reading } from "#lib/readings/reading.ts";
import type { Db } from "#lib/store/query.ts";
import {
  changeable,
  closeFindings,
  closeResources,
  type KnownResource,
  knownJobs,
  namesOfJobs,
  noteNames,
  readingsAt,
  stageReadings,
} from "#lib/store/resources.ts";
import { finishedUnits, finishUnit, type JobSpan } from "#lib/store/scans.ts";
import type { Progress } from "./progress.ts";

export interface CollectPlan {
  db: Db;
  scan: { id: string; account: string; seq: number };
  session: AwsSession;
  identity: CallerIdentity;
  regions: readonly string[];
  /** Undefined collects every kind. */
  kinds: readonly string[] | undefined;
  horizon: Date | undefined;
  cap: number;
  /** Where settled jobs of earlier scans are judged again: what they point at is looked for again too. */
  stale: readonly { region: string; kind: string }[];
  signal: AbortSignal;
  progress: Progress;
  redact(readings: Reading[]): Promise<Reading[]>;
  /** Takes secrets out of what AWS said when it refused. */
  clean<Said>(said: readonly Said[]): Promise<Said[]>;
}

/** One collector in one region: the unit a crashed scan resumes at. */
interface Unit {
  collector: AnyCollector;
  region: string;
  /** When its reading began. */
  readAt: string;
  ledger: Ledger;
  /** The names it was run for so far; undefined before its first run. */
  asked: Set<string> | undefined;
  /** ARNs that were met, read or not. */
  seen: Set<string>;
  counts: { read: number; unread: number };
  coverage: Coverage[];
  stopped?: Failure;
  lost: LostList[];
  span?: JobSpan;
}

export interface Collection {
  coverage: Coverage[];
  spans: JobSpan[];
}

/**
 * Reads the account and stages what changed: first every kind that can be listed, then, in the order of the index, the kinds
 * of which only what is named is read, until nothing new is named. Units of an earlier, interrupted run of the same scan are
 * not read again.
 */
export async function collect(plan: CollectPlan): Promise<Collection> {
  const chosen = everyCollector().filter(({ kind }) => !plan.kinds || plan.kinds.includes(kind));
  const units = chosen.flatMap((collector) =>
    (collector.scope === "global" ? ["global"] : plan.regions).map((region) => unitOf(collector, region)),
  );
  plan.progress.plan(units.map(({ collector, region }) => ({ region, kind: collector.kind })));
  const known = new Set(units.map(({ collector }) => collector.kind));
  // What was derived is derived anew.
  const done = (await finishedUnits(plan.db, plan.scan.id)).filter(({ kind }) => known.has(kind));
  const collection: Collection = {
    coverage: done.flatMap((unit) => unit.coverage),
    spans: done.flatMap((unit) => unit.span ?? []),
  };
  for (const { kind, region } of done) plan.progress.step(region, kind, { state: "done" });
  const isDone = ({ collector, region }: Unit) =>
    done.some((unit) => unit.kind === collector.kind && unit.region === region);
  const due = units.filter((unit) => !isDone(unit));

  const listed = due.filter(({ collector }) => !collector.named);
  await Promise.all(
    listed.map(async (unit) => {
      await run(unit, plan, new Set());
      await finish(unit, plan, collection);
    }),
  );

  const pointedAt = due.filter(({ collector }) => collector.named);
  if (pointedAt.length > 0) await readNamed(pointedAt, plan, await namesStored(plan));
  for (const unit of pointedAt) await finish(unit, plan, collection);
  return collection;
}

/** Runs the units, kind by kind, and again with what their own readings name, until nothing new is named. */
async function readNamed(units: readonly Unit[], plan: CollectPlan, names: Names): Promise<void> {
  const kinds = [...Map.groupBy(units, ({ collector }) => collector.kind)];
  for (;;) {
    let ran = false;
    for (const [kind, own] of kinds) {
      const named = names.get(kind) ?? new Set();
      const due = own.filter(({ asked, stopped }) => !stopped && (asked === undefined || !named.isSubsetOf(asked)));
      await Promise.all(due.map((unit) => run(unit, plan, named.difference(unit.asked ?? new Set()), names)));
      ran ||= due.length > 0;
    }
    if (!ran) return;
  }
}

function unitOf(collector: AnyCollector, region: string): Unit {
  return {
    collector,
    region,
    readAt: "",
    ledger: ledgerFor(collector, region),
    asked: undefined,
    seen: new Set(),
    counts: { read: 0, unread: 0 },
    coverage: [],
    lost: [],
  };
}

/** What is named of each kind, as it is written. */
type Names = Map<string, Set<string>>;

function note(names: Names, { kind, name }: Naming): void {
  const known = names.get(kind);
  if (known) known.add(name);
  else names.set(kind, new Set([name]));
}

/** What anything stored points at: also what can no longer be read, and jobs that ended long ago. */
async function namesStored({ db, scan, stale }: CollectPlan): Promise<Names> {
  const { account, seq } = scan;
  const names: Names = new Map();
  const inBatch = (batch: readonly Reading[]) =>
    batch.flatMap((reading) => [...namesIn(reading.identity.kind, lastSeenIn(reading))]);
  for (const part of [{ onlyNew: true }, { units: stale }]) {
    for await (const batch of readingsAt(db, { account, seq, settled: true, ...part })) {
      await noteNames(db, account, inBatch(batch));
    }
  }
  for (const naming of await namesOfJobs(db, account)) note(names, naming);
  for await (const batch of readingsAt(db, { account, seq, settled: false })) {
    for (const naming of inBatch(batch)) note(names, naming);
  }
  return names;
}

/** Runs a unit's collector for these names, and notes in `naming` what its readings name in their turn. */
async function run(unit: Unit, plan: CollectPlan, names: ReadonlySet<string>, naming?: Names): Promise<void> {
  const { collector, region, seen, counts, ledger } = unit;
  const { db, scan, progress } = plan;
  const { kind } = collector;
  progress.step(region, kind, { state: "reading" });
  if (unit.asked === undefined) unit.readAt = new Date().toISOString();
  const at = { account: scan.account, seq: scan.seq };
  const known = await knownJobs(db, { ...at, region, kind });
  const before = await changeable(db, { ...at, region, kind });
  const byArn = new Map(before.map((one) => [one.arn, one]));
  const byOtherName = new Map(before.flatMap((one) => (one.also ?? []).map((name) => [name, one] as const)));
  const reading = runCollector(collector, {
    pool: plan.session.pool,
    account: plan.identity.account,
    partition: plan.identity.partition,
    region,
    clientRegion: region === "global" ? (plan.regions[0] ?? "us-east-1") : region,
    horizon: plan.horizon,
    cap: plan.cap,
    known: {
      isSettled: (arn) => known.settled.has(arn),
      unsettled: known.unsettled,
      count: known.settled.size + known.unsettled.length,
      ...(known.span && { span: known.span }),
    },
    names,
    ledger,
    signal: plan.signal,
    redact: plan.redact,
  });
  let step = await reading.next();
  while (!step.done) {
    const readings = step.value.map((one) => atHome(underItsOwnName(one, byOtherName), byArn));
    const moved = readings.filter(
      ({ identity }) => (byArn.get(identity.arn)?.region ?? identity.region) !== identity.region,
    );
    await closeFindings(
      db,
      at,
      moved.map(({ identity }) => identity.arn),
    );
    await stageReadings(db, { ...at, readings, volatile: collector.volatile });
    for (const one of readings) {
      if (!seen.has(one.identity.arn)) counts[one.status]++;
      seen.add(one.identity.arn);
      if (naming) for (const each of namesIn(kind, lastSeenIn(one))) note(naming, each);
    }
    progress.step(region, kind, counts);
    step = await reading.next();
  }
  const { coverage, stopped, lost, span } = step.value;
  unit.asked = new Set([...(unit.asked ?? []), ...names]);
  unit.coverage = await plan.clean(coverage);
  if (span) unit.span = { region, kind, ...span };
  unit.lost.push(...(await plan.clean(lost)));
  for (const failure of await plan.clean(stopped ? [stopped] : [])) unit.stopped = failure;
}

/** Settles what was not met, and writes down that the unit is done. */
async function finish(unit: Unit, plan: CollectPlan, collection: Collection): Promise<void> {
  const { collector, region, seen, coverage, stopped, lost, span, readAt } = unit;
  const { db, scan, progress } = plan;
  const { kind } = collector;
  const at = { account: scan.account, seq: scan.seq };
  // What was not met again is gone; unless its list was not read to the end: then it is out of sight, and what it was is no
  // news of it.
  const unmet = (await changeable(db, { ...at, region, kind })).filter(({ arn }) => !seen.has(arn));
  const whyUnseen = (arn: string) => stopped ?? lost.find(({ arns }) => arn.startsWith(arns))?.failure;
  const unseen = unmet.flatMap((one) => {
    const failure = whyUnseen(one.arn);
    return failure ? [outOfSight(one, unit, scan.account, failure)] : [];
  });
  await stageReadings(db, { ...at, readings: unseen, volatile: collector.volatile });
  const gone = unmet.filter(({ arn }) => !whyUnseen(arn));
  await closeResources(
    db,
    at,
    gone.map(({ arn }) => arn),
  );
  await finishUnit(db, scan.id, { region, kind, readAt, coverage, ...(span && { span }) });
  collection.coverage.push(...coverage);
  if (span) collection.spans.push(span);
  const failed = coverage.some((line) => line.status !== "complete" && line.status !== "partial");
  progress.step(region, kind, { state: failed ? "failed" : "done" });
}

/** A key that was read by its alias before is that key still when the alias cannot be read. */
function underItsOwnName(reading: Reading, byOtherName: ReadonlyMap<string, KnownResource>): Reading {
  const known = reading.status === "unread" ? byOtherName.get(reading.identity.arn) : undefined;
  if (!known) return reading;
  const { arn, name, also } = known;
  return { ...reading, identity: { ...reading.identity, arn, name, ...(also && { also }) } };
}

/** What a global list gives without its region is where it was last known to be. */
function atHome(reading: Reading, byArn: ReadonlyMap<string, KnownResource>): Reading {
  const { identity } = reading;
  const home = byArn.get(identity.arn)?.region;
  return identity.region !== "global" || home === undefined
    ? reading
    : { ...reading, identity: { ...identity, region: home } };
}

function outOfSight(
  { arn, name, also, region }: KnownResource,
  { collector: { kind } }: Unit,
  account: string,
  failure: Failure,
): Reading {
  const identity = { account, region, kind, arn, name, ...(also && { also }) };
  return { identity, action: failure.action, readAt: new Date().toISOString(), status: "unread", failure };
}
