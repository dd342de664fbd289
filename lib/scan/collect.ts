import type { AwsSession, CallerIdentity } from "#lib/aws/session.ts";
import type { Collector } from "#lib/collectors/define.ts";
import { collectors } from "#lib/collectors/index.ts";
import { runCollector } from "#lib/collectors/run.ts";
import type { Coverage } from "#lib/inventory/coverage.ts";
import type { Reading } from "#lib/inventory/reading.ts";
import { kmsKeysIn, referencesIn } from "#lib/inventory/references.ts";
import type { Db } from "#lib/store/query.ts";
import { closeUnseen, knownJobs, readingsAt, stageReadings } from "#lib/store/resources.ts";
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
  /** True when settled jobs of earlier scans will be judged again, so that what they point at must be read too. */
  rejudges: boolean;
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

/** What the readings that will be judged point at. */
async function targetsOf({ db, scan, rejudges }: CollectPlan): Promise<Targets> {
  const targets: Targets = { kmsKeys: new Set(), references: new Set() };
  const look = (reading: Reading) => {
    if (reading.status !== "read") return;
    for (const key of kmsKeysIn(reading.resource)) targets.kmsKeys.add(key);
    for (const reference of referencesIn(reading.resource)) targets.references.add(reference);
  };
  for (const part of [{ settled: false }, { settled: true, onlyNew: !rejudges }]) {
    for await (const batch of readingsAt(db, { account: scan.account, seq: scan.seq, ...part })) batch.forEach(look);
  }
  return targets;
}

async function runUnit(unit: Unit, plan: CollectPlan, targets: Targets, collection: Collection): Promise<void> {
  const { collector, region } = unit;
  const { db, scan, progress } = plan;
  const { kind } = collector;
  progress.step(region, kind, { state: "reading" });
  const known = await knownJobs(db, { account: scan.account, seq: scan.seq, region, kind });
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
    await stageReadings(db, { account: scan.account, seq: scan.seq, readings: step.value });
    for (const reading of step.value) {
      if (collector.volume === "live") seen.add(reading.identity.arn);
      counts[reading.status]++;
    }
    progress.step(region, kind, counts);
    step = await run.next();
  }
  const { span, listedAll } = step.value;
  const coverage = await plan.clean(step.value.coverage);
  // A resource that a complete list no longer names is gone. What a second wave did not meet is only no longer named.
  const followedAll =
    collector.after && !collection.coverage.some((line) => line.unlisted) && !coverage.some((line) => line.unlisted);
  if (listedAll || followedAll) await closeUnseen(db, { account: scan.account, seq: scan.seq, kind, region, seen });
  const jobSpan = span && { region, kind, ...span };
  await finishUnit(db, scan.id, { region, kind, coverage, ...(jobSpan && { span: jobSpan }) });
  collection.coverage.push(...coverage);
  if (jobSpan) collection.spans.push(jobSpan);
  const failed = coverage.some((line) => line.status !== "complete" && line.status !== "partial");
  progress.step(region, kind, { state: failed ? "failed" : "done" });
}
