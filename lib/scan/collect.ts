import { atMost } from "#lib/at-most.ts";
import type { AwsSession, CallerIdentity } from "#lib/aws/session.ts";
import { runCollector } from "#lib/collectors/run.ts";
import { isDerived } from "#lib/inventory/derived.ts";
import { isSettled } from "#lib/inventory/exposure.ts";
import { lastSeenIn } from "#lib/inventory/inventory.ts";
import { everyCollector, unitRegion } from "#lib/inventory/kinds.ts";
import { type Naming, namesIn } from "#lib/inventory/names.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Identity, Reading } from "#lib/readings/reading.ts";
import type { JobSpan } from "#lib/store/scans.ts";
import type { Progress } from "./progress.ts";
import type { ScanStore } from "./scan-store.ts";
import { atHome, closedRegion, isWhole, outOfSight, type Unit, underItsOwnName, unitOf, whyUnseen } from "./unit.ts";

export interface CollectPlan {
  store: ScanStore;
  account: string;
  session: AwsSession;
  identity: CallerIdentity;
  regions: readonly string[];
  /** What earlier scans read in regions that are not enabled any more. */
  closed: readonly { region: string; kind: string }[];
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

export interface Collection {
  coverage: Coverage[];
  spans: JobSpan[];
  /** What can still change, as it stands when all is collected: read back once, to be looked up and judged. Nothing derived. */
  live: Reading[];
}

/** Units that are read at once, so that neither their batches nor their calls pile up: most of them wait for AWS. */
const unitsAtOnce = 32;

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
  const done = (await plan.store.finishedUnits()).filter(({ kind }) => known.has(kind));
  const collection: Collection = {
    coverage: done.flatMap((unit) => unit.coverage),
    spans: done.flatMap((unit) => unit.span ?? []),
    live: [],
  };
  for (const { kind, region } of done) plan.progress.step(region, kind, { state: "done" });
  const isDone = ({ collector, region }: Unit) =>
    done.some((unit) => unit.kind === collector.kind && unit.region === region);
  const due = units.filter((unit) => !isDone(unit));

  const listed = due.filter(({ collector }) => !collector.named);
  // Jobs first: they take longest.
  const isLong = ({ collector }: Unit) => collector.volume === "bulk";
  const inOrder = [...listed.filter(isLong), ...listed.filter((unit) => !isLong(unit))];
  await atMost(unitsAtOnce, inOrder, async (unit) => {
    await run(unit, plan, new Set());
    await finish(unit, plan, collection);
  });

  for (const unit of plan.closed.flatMap((at) =>
    chosen.filter(({ kind }) => kind === at.kind).map((one) => unitOf(one, at.region)),
  )) {
    if (!isDone(unit)) await leave(unit, plan, collection);
  }

  // Of the kinds that others name, the store still has what an earlier scan read.
  const isNamed = new Set(chosen.filter(({ named }) => named).map(({ kind }) => kind));
  const isReadLater = ({ identity: { kind } }: Reading) => isNamed.has(kind) || isDerived(kind);
  const names: Names = new Map();
  const pointedAt = due.filter(({ collector }) => collector.named);
  const unitAt = ({ kind, region }: Identity) =>
    pointedAt.find((unit) => unit.collector.kind === kind && unit.region === unitRegion(kind, region));
  for await (const batch of plan.store.readings({ settled: false })) {
    for (const reading of batch) {
      const { identity } = reading;
      const unit = unitAt(identity);
      // What is read anew names what it names then; of what cannot be seen this time, what it named before.
      if (unit) unit.before.set(identity.arn, [...namesOf(reading)]);
      else if (!isDerived(identity.kind)) for (const naming of namesOf(reading)) note(names, naming);
    }
    collection.live.push(...batch.filter((reading) => !isReadLater(reading)));
  }
  if (pointedAt.length > 0) {
    await namesOfJobs(plan, names);
    await readNamed(pointedAt, plan, names);
  }
  for (const unit of pointedAt) await finish(unit, plan, collection);
  const theirs = [...isNamed].map((kind) => ({ kind, region: "global" }));
  for await (const batch of plan.store.readings({ settled: false, units: theirs })) collection.live.push(...batch);
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
      await atMost(unitsAtOnce, due, async (unit) => {
        await run(unit, plan, named.difference(unit.asked ?? new Set()), names);
        for (const [arn, namings] of unit.before) {
          const isHidden = unit.seen.has(arn) ? unit.obscured.has(arn) : whyUnseen(unit, arn) !== undefined;
          if (isHidden) for (const naming of namings) note(names, naming);
        }
      });
      ran ||= due.length > 0;
    }
    if (!ran) return;
  }
}

/** What is named of each kind, as it is written. */
type Names = Map<string, Set<string>>;

function note(names: Names, { kind, name }: Naming): void {
  const known = names.get(kind);
  if (known) known.add(name);
  else names.set(kind, new Set([name]));
}

/** What a resource points at, or did when it last could be read. */
function namesOf(reading: Reading): Iterable<Naming> {
  return namesIn(reading.identity.kind, lastSeenIn(reading));
}

/** What jobs that ended point at: those of this scan have been noted, and where the rules changed it is looked for again. */
async function namesOfJobs({ store, stale }: CollectPlan, names: Names): Promise<void> {
  for await (const batch of store.readings({ settled: true, units: stale })) {
    await store.noteNames(batch.flatMap((reading) => [...namesOf(reading)]));
  }
  for (const naming of await store.namesOfJobs()) note(names, naming);
}

/** Runs a unit's collector for these names, and notes in `naming` what its readings name in their turn. */
async function run(unit: Unit, plan: CollectPlan, names: ReadonlySet<string>, naming?: Names): Promise<void> {
  const { collector, region, seen, obscured, counts, ledger } = unit;
  const { store, progress } = plan;
  const { kind } = collector;
  progress.step(region, kind, { state: "reading" });
  if (unit.asked === undefined) unit.readAt = new Date().toISOString();
  const known = await store.known(kind, region);
  unit.known ??= known;
  const { settled, changeable, span: knownSpan } = known;
  const byArn = new Map(changeable.map((one) => [one.arn, one]));
  const byOtherName = new Map(changeable.flatMap((one) => (one.also ?? []).map((name) => [name, one] as const)));
  const reading = runCollector(collector, {
    pool: plan.session.pool,
    account: plan.identity.account,
    partition: plan.identity.partition,
    region,
    clientRegion: region === "global" ? (plan.regions[0] ?? "us-east-1") : region,
    horizon: plan.horizon,
    cap: plan.cap,
    known: {
      isSettled: (arn) => settled.has(arn),
      unsettled: changeable.map(({ name, arn }) => ({ name, arn })),
      count: settled.size + changeable.length,
      ...(knownSpan && { span: knownSpan }),
    },
    names,
    again: unit.asked !== undefined,
    ledger,
    signal: plan.signal,
    redact: plan.redact,
  });
  // The next batch is read while this one is written, and no more than that.
  const ahead = () => {
    const next = reading.next();
    next.catch(() => undefined);
    return next;
  };
  let step = await ahead();
  while (!step.done) {
    const next = ahead();
    const readings = step.value.map((one) => atHome(underItsOwnName(one, byOtherName), byArn));
    const moved = readings.filter(
      ({ identity }) => (byArn.get(identity.arn)?.region ?? identity.region) !== identity.region,
    );
    if (moved.length > 0) await store.closeFindings(moved.map(({ identity }) => identity.arn));
    const ended = readings.filter((one) => one.status === "read" && isSettled(kind, one.resource));
    await store.noteNames(ended.flatMap((one) => [...namesOf(one)]));
    await store.stage(readings, collector.volatile);
    for (const one of readings) {
      if (!seen.has(one.identity.arn)) counts[one.status]++;
      seen.add(one.identity.arn);
      if (!isWhole(one)) obscured.add(one.identity.arn);
      if (naming) for (const each of namesOf(one)) note(naming, each);
    }
    progress.step(region, kind, counts);
    step = await next;
  }
  const { coverage, stopped, lost, span } = step.value;
  unit.asked = new Set([...(unit.asked ?? []), ...names]);
  unit.coverage = await plan.clean(coverage);
  if (span) unit.span = { region, kind, ...span };
  unit.lost.push(...(await plan.clean(lost)));
  for (const failure of await plan.clean(stopped ? [stopped] : [])) unit.stopped = failure;
}

/** Puts what is known of a region that is not enabled any more out of sight: AWS shows nobody what is there, and it is not gone. */
async function leave(unit: Unit, plan: CollectPlan, collection: Collection): Promise<void> {
  const { collector, region } = unit;
  const { kind, actions } = collector;
  const [action = ""] = actions;
  unit.readAt = new Date().toISOString();
  unit.known = await plan.store.known(kind, region);
  unit.stopped = closedRegion(region);
  unit.coverage = [
    { region, kind, action, status: "failed", calls: 0, failures: 0, unlisted: true, failure: unit.stopped },
  ];
  await finish(unit, plan, collection);
}

/** Settles what was not met, and writes down that the unit is done. */
async function finish(unit: Unit, plan: CollectPlan, collection: Collection): Promise<void> {
  const { collector, region, seen, coverage, span, readAt, known } = unit;
  const { store, account, progress } = plan;
  const { kind } = collector;
  // What was not met again is gone; unless its list was not read to the end: then it is out of sight, and what it was is no
  // news of it.
  const unmet = (known?.changeable ?? []).filter(({ arn }) => !seen.has(arn));
  const unseen = unmet.flatMap((one) => {
    const failure = whyUnseen(unit, one.arn);
    return failure ? [outOfSight(one, unit, account, failure)] : [];
  });
  const gone = unmet.flatMap(({ arn }) => (whyUnseen(unit, arn) ? [] : [arn]));
  if (unseen.length > 0) await store.stage(unseen, collector.volatile);
  if (gone.length > 0) await store.close(gone);
  await store.finishUnit({ region, kind, readAt, coverage, ...(span && { span }) });
  collection.coverage.push(...coverage);
  if (span) collection.spans.push(span);
  const failed = coverage.some((line) => line.status !== "complete" && line.status !== "partial");
  progress.step(region, kind, { state: failed ? "failed" : "done" });
}
