import { atMost } from "#lib/at-most.ts";
import { everyCollector } from "#lib/inventory/kinds.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Reading } from "#lib/readings/reading.ts";
import type { JobSpan } from "#lib/store/scans.ts";
import { readPointedAt } from "./pointed-at.ts";
import { type CollectPlan, newUnit, runUnit } from "./run-unit.ts";
import { closedRegion, isAt, outOfSight, type Unit, unitOf, unitsAtOnce, whyUnseen } from "./unit.ts";
import { namesOnShow, standingBeside } from "./watch.ts";

export interface Collection {
  coverage: Coverage[];
  spans: JobSpan[];
  /** What can still change, as it stands when all is collected: read back once, to be looked up and judged. Nothing derived. */
  live: Reading[];
}

/**
 * Reads the account and stages what changed: first every kind that can be listed, then, in the order of the index, the kinds
 * of which only what is named is read, until nothing new is named. Units of an earlier, interrupted run of the same scan are
 * not read again.
 */
export async function collect(plan: CollectPlan): Promise<Collection> {
  const chosen = everyCollector().filter(({ kind }) => !plan.kinds || plan.kinds.includes(kind));
  const every = chosen.flatMap((collector) =>
    (collector.scope === "global" ? ["global"] : plan.regions).map((region) => newUnit(collector, region, plan)),
  );
  const { watched } = plan;
  const units = watched ? every.filter((unit) => watched.units.some((one) => isAt(unit, one))) : every;
  plan.progress.plan(units.map(({ collector, region }) => ({ region, kind: collector.kind })));
  const known = new Set(every.map(({ collector }) => collector.kind));
  // What was derived is derived anew.
  const done = (await plan.store.finishedUnits()).filter(({ kind }) => known.has(kind));
  const collection: Collection = {
    coverage: done.flatMap((unit) => unit.coverage),
    spans: done.flatMap((unit) => unit.span ?? []),
    live: [],
  };
  for (const { kind, region } of done) plan.progress.step(region, kind, { state: "done" });
  const isDone = (unit: Unit) => done.some((one) => isAt(unit, one));
  // What an interrupted watch found named is not told apart any more from what was: all that is named is looked through then.
  const namedBefore = watched && done.length === 0 ? await namesOnShow(plan.store) : undefined;
  const due = units.filter((unit) => !isDone(unit));

  const listed = due.filter(({ collector }) => !collector.named);
  // Jobs first: they take longest.
  const isLong = ({ collector }: Unit) => collector.volume === "bulk";
  const inOrder = [...listed.filter(isLong), ...listed.filter((unit) => !isLong(unit))];
  await atMost(unitsAtOnce, inOrder, async (unit) => {
    await runUnit(unit, plan, new Set());
    await finish(unit, plan, collection);
  });

  for (const unit of plan.closed.flatMap((at) =>
    chosen.filter(({ kind }) => kind === at.kind).map((one) => unitOf(one, at.region)),
  )) {
    if (!isDone(unit)) await leave(unit, plan, collection);
  }

  // Of the kinds that others name, the store still has what an earlier scan read.
  const isNamed = new Set(chosen.filter(({ named }) => named).map(({ kind }) => kind));
  const pointedAt = await readPointedAt(
    due.filter(({ collector }) => collector.named),
    { isNamed, plan, live: collection.live },
    (units, names) => {
      const others = every.filter((unit) => isNamed.has(unit.collector.kind) && !isDone(unit) && !isAmong(unit, units));
      return watched
        ? others.filter(({ collector: { kind } }) => !namedBefore || !names.isNamedAsIn(namedBefore, kind))
        : [];
    },
  );
  for (const unit of pointedAt) await finish(unit, plan, collection);
  const theirs = [...isNamed].map((kind) => ({ kind, region: "global" }));
  for await (const batch of plan.store.readings({ settled: false, units: theirs })) collection.live.push(...batch);
  if (watched) collection.coverage.push(...standingBeside(collection.coverage, watched, known));
  return collection;
}

function isAmong({ collector: { kind }, region }: Unit, units: readonly Unit[]): boolean {
  return units.some((unit) => isAt(unit, { kind, region }));
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
