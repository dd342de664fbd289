import type { AwsSession, CallerIdentity } from "#lib/aws/session.ts";
import type { Collector } from "#lib/collectors/define.ts";
import { collectors } from "#lib/collectors/index.ts";
import { runCollector } from "#lib/collectors/run.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Failure, Reading } from "#lib/readings/reading.ts";
import { kmsKeysIn, referencesIn } from "#lib/readings/references.ts";
import type { Db } from "#lib/store/query.ts";
import {
  changeable,
  closeResources,
  type KnownResource,
  knownJobs,
  noteSettledTargets,
  readingsAt,
  settledTargets,
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
  clean(coverage: readonly Coverage[]): Promise<Coverage[]>;
}

/** One collector in one region: the unit a crashed scan resumes at. */
interface Unit {
  collector: Collector<string, unknown>;
  region: string;
}

export interface Collection {
  coverage: Coverage[];
  spans: JobSpan[];
}

/**
 * Reads the account in two waves and stages what changed: first everything that can be listed, then what those readings
 * point at. Units of an earlier, interrupted run of the same scan are not read again.
 */
export async function collect(plan: CollectPlan): Promise<Collection> {
  const chosen = collectors.filter(({ kind }) => !plan.kinds || plan.kinds.includes(kind)) as Collector<
    string,
    unknown
  >[];
  const units = chosen.flatMap((collector): Unit[] =>
    collector.scope === "global"
      ? [{ collector, region: "global" }]
      : plan.regions.map((region) => ({ collector, region })),
  );
  plan.progress.plan(units.map(({ collector, region }) => ({ region, kind: collector.kind })));
  const done = await finishedUnits(plan.db, plan.scan.id);
  const collection: Collection = {
    coverage: done.flatMap((unit) => unit.coverage),
    spans: done.flatMap((unit) => unit.span ?? []),
  };
  const isDone = ({ collector, region }: Unit) =>
    done.some((unit) => unit.kind === collector.kind && unit.region === region);
  for (const { kind, region } of done) plan.progress.step(region, kind, { state: "done" });

  const nothing = { kmsKeys: new Set<string>(), references: new Set<string>() };
  const firstWave = units.filter((unit) => !unit.collector.after && !isDone(unit));
  await Promise.all(firstWave.map((unit) => runUnit(unit, plan, nothing, collection)));

  const secondWave = units.filter((unit) => unit.collector.after && !isDone(unit));
  if (secondWave.length > 0) {
    const targets = await targetsOf(plan);
    await Promise.all(secondWave.map((unit) => runUnit(unit, plan, targets, collection)));
  }
  return collection;
}

interface Targets {
  kmsKeys: Set<string>;
  references: Set<string>;
}

/** What anything stored points at: also what can no longer be read, and jobs that ended long ago. */
async function targetsOf({ db, scan, stale }: CollectPlan): Promise<Targets> {
  const { account, seq } = scan;
  for (const part of [{ onlyNew: true }, { units: stale }]) {
    for await (const batch of readingsAt(db, { account, seq, settled: true, ...part })) {
      await noteSettledTargets(db, account, settledTargetsIn(batch));
    }
  }
  const known = await settledTargets(db, account);
  const targets: Targets = { kmsKeys: new Set(known.filter((one) => !isRole(one))), references: new Set(known) };
  for await (const batch of readingsAt(db, { account, seq, settled: false })) {
    for (const resource of batch.map(lastSeenIn)) {
      for (const key of kmsKeysIn(resource)) targets.kmsKeys.add(key);
      for (const reference of referencesIn(resource)) targets.references.add(reference);
    }
  }
  return targets;
}

/** The keys and roles that settled jobs name. */
function settledTargetsIn(batch: readonly Reading[]): string[] {
  const targets = new Set<string>();
  for (const resource of batch.map(lastSeenIn)) {
    for (const key of kmsKeysIn(resource)) targets.add(key);
    for (const reference of referencesIn(resource)) if (isRole(reference)) targets.add(reference);
  }
  return [...targets];
}

function isRole(reference: string): boolean {
  return /^arn:[\w-]+:iam:/.test(reference);
}

function lastSeenIn(reading: Reading): unknown {
  return reading.status === "read" ? reading.resource : reading.last?.resource;
}

async function runUnit(unit: Unit, plan: CollectPlan, targets: Targets, collection: Collection): Promise<void> {
  const { collector, region } = unit;
  const { db, scan, progress } = plan;
  const { kind } = collector;
  progress.step(region, kind, { state: "reading" });
  const at = { account: scan.account, seq: scan.seq };
  const readAt = new Date().toISOString();
  const known = await knownJobs(db, { ...at, region, kind });
  const byOtherName = new Map(
    (await changeable(db, { ...at, region, kind })).flatMap((one) =>
      (one.also ?? []).map((name) => [name, one] as const),
    ),
  );
  const run = runCollector(collector, {
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
    kmsKeys: targets.kmsKeys,
    references: targets.references,
    signal: plan.signal,
    redact: plan.redact,
  });
  const seen = new Set<string>();
  const counts = { read: 0, unread: 0 };
  let step = await run.next();
  while (!step.done) {
    const readings = step.value.map((reading) => underItsOwnName(reading, byOtherName));
    await stageReadings(db, { ...at, readings, volatile: collector.volatile });
    for (const reading of readings) {
      seen.add(reading.identity.arn);
      counts[reading.status]++;
    }
    progress.step(region, kind, counts);
    step = await run.next();
  }
  const { span } = step.value;
  const coverage = await plan.clean(step.value.coverage);
  // Its message as the redactor left it.
  const stopped = step.value.stopped && {
    ...step.value.stopped,
    message: coverage.find(({ unlisted }) => unlisted)?.failure?.message ?? "",
  };
  // What was not met again is gone; unless the reading ended early: then it is out of sight, and what it was is no news of it.
  const unmet = (await changeable(db, { ...at, region, kind })).filter(({ arn }) => !seen.has(arn));
  if (stopped) {
    const lost = unmet.map((one) => outOfSight(one, unit, scan.account, stopped));
    await stageReadings(db, { ...at, readings: lost, volatile: collector.volatile });
  } else {
    await closeResources(
      db,
      at,
      unmet.map(({ arn }) => arn),
    );
  }
  const jobSpan = span && { region, kind, ...span };
  await finishUnit(db, scan.id, { region, kind, readAt, coverage, ...(jobSpan && { span: jobSpan }) });
  collection.coverage.push(...coverage);
  if (jobSpan) collection.spans.push(jobSpan);
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

function outOfSight(
  { arn, name, also }: KnownResource,
  { collector: { kind }, region }: Unit,
  account: string,
  failure: Failure,
): Reading {
  const identity = { account, region, kind, arn, name, ...(also && { also }) };
  return { identity, action: failure.action, readAt: new Date().toISOString(), status: "unread", failure };
}
