import type { AwsSession, CallerIdentity } from "#lib/aws/session.ts";
import type { AnyCollector } from "#lib/collectors/define.ts";
import { runCollector, type Standing } from "#lib/collectors/run.ts";
import { isSettled } from "#lib/inventory/exposure.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { type Names, namesOf } from "./named.ts";
import type { Progress } from "./progress.ts";
import type { ScanStore } from "./scan-store.ts";
import { atHome, isWhole, type Unit, underItsOwnName, unitOf } from "./unit.ts";
import { coveredAfter, failuresIn, holdToRead, narrowIn, type Watched } from "./watch.ts";

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
  /** Of a watch: what is read, and what stands. Left out, everything is read. */
  watched?: Watched | undefined;
  /** Where settled jobs of earlier scans are judged again: what they point at is looked for again too. */
  stale: readonly { region: string; kind: string }[];
  signal: AbortSignal;
  progress: Progress;
  redact(readings: Reading[]): Promise<Reading[]>;
  /** Takes secrets out of what AWS said when it refused. */
  clean<Said>(said: readonly Said[]): Promise<Said[]>;
}

export function newUnit(collector: AnyCollector, region: string, { watched }: CollectPlan): Unit {
  return unitOf(collector, region, watched && narrowIn(watched, collector.kind, region));
}

/** Runs a unit's collector for these names, and notes in `naming` what its readings name in their turn. */
export async function runUnit(
  unit: Unit,
  plan: CollectPlan,
  names: ReadonlySet<string>,
  naming?: Names,
): Promise<void> {
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
  const { narrow } = unit;
  const standing = (arn: string): Standing => {
    const one = byArn.get(arn) ?? byOtherName.get(arn);
    if (!one || !narrow) return "new";
    if (one.isObscured || narrow.isDue(one)) return "due";
    seen.add(one.arn);
    unit.passedOver.add(one.arn);
    return "unchanged";
  };
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
    // In an order of their own: what is known by several names is known by them in the same order, whoever named it first.
    names: new Set([...names].sort()),
    again: unit.asked !== undefined,
    ...(narrow && { standing }),
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
    if (plan.watched) holdToRead(failuresIn(readings));
    await store.noteNames(ended.flatMap((one) => [...namesOf(one)]));
    await store.stage(readings, collector.volatile);
    for (const one of readings) {
      if (!seen.has(one.identity.arn)) counts[one.status]++;
      seen.add(one.identity.arn);
      if (!isWhole(one)) obscured.add(one.identity.arn);
      naming?.noteIn(one);
    }
    progress.step(region, kind, counts);
    step = await next;
  }
  const { coverage, stopped, lost, span, isAmbiguous } = step.value;
  const asked = new Set([...(unit.asked ?? []), ...names]);
  if (plan.watched)
    holdToRead([stopped, ...lost.map(({ failure }) => failure), ...coverage.map(({ failure }) => failure)]);
  if (narrow && isAmbiguous) {
    delete unit.narrow;
    unit.asked = undefined;
    unit.passedOver.clear();
    return runUnit(unit, plan, asked, naming);
  }
  unit.asked = asked;
  unit.coverage = coveredAfter(await plan.clean(coverage), narrow?.earlier ?? []);
  if (span) unit.span = { region, kind, ...span };
  unit.lost.push(...(await plan.clean(lost)));
  for (const failure of await plan.clean(stopped ? [stopped] : [])) unit.stopped = failure;
}
