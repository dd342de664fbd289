import { atMost } from "#lib/at-most.ts";
import { isDerived } from "#lib/inventory/derived.ts";
import { unitRegion } from "#lib/inventory/kinds.ts";
import type { Identity, Reading } from "#lib/readings/reading.ts";
import { Names, namesOf } from "./named.ts";
import { type CollectPlan, newUnit, runUnit } from "./run-unit.ts";
import { isAt, type Unit, unitsAtOnce, whyUnseen } from "./unit.ts";

/**
 * Reads what is named, and answers with the units that were. A watch finds by what is named anew, or not any more, which further units it has to
 * read (`further`): all begins again with those, since what each names hangs on what it was asked for.
 */
export async function readPointedAt(
  units: readonly Unit[],
  { isNamed, plan, live }: { isNamed: ReadonlySet<string>; plan: CollectPlan; live: Reading[] },
  further: (units: readonly Unit[], names: Names) => readonly Unit[],
): Promise<readonly Unit[]> {
  const isReadLater = ({ identity: { kind } }: Reading) => isNamed.has(kind) || isDerived(kind);
  const names = new Names();
  const unitAt = ({ kind, region }: Identity) =>
    units.find((unit) => isAt(unit, { kind, region: unitRegion(kind, region) }));
  const found: Reading[] = [];
  for await (const batch of plan.store.readings({ settled: false })) {
    for (const reading of batch) {
      const { identity } = reading;
      const unit = unitAt(identity);
      // What is read anew names what it names then; of what cannot be seen this time, what it named before.
      if (unit) unit.before.set(identity.arn, [...namesOf(reading)]);
      else if (!isDerived(identity.kind)) names.noteIn(reading);
    }
    found.push(...batch.filter((reading) => !isReadLater(reading)));
  }
  if (units.length > 0 || plan.watched) await namesOfJobs(plan, names);
  if (units.length > 0) await readNamed(units, plan, names);
  const more = further(units, names);
  if (more.length === 0) {
    live.push(...found);
    return units;
  }
  const anew = [...units, ...more].map(({ collector, region }) => newUnit(collector, region, plan));
  return readPointedAt(anew, { isNamed, plan, live }, further);
}

/** Runs the units, kind by kind, and again with what their own readings name, until nothing new is named. */
async function readNamed(units: readonly Unit[], plan: CollectPlan, names: Names): Promise<void> {
  const kinds = [...Map.groupBy(units, ({ collector }) => collector.kind)];
  for (;;) {
    let ran = false;
    for (const [kind, own] of kinds) {
      const named = names.of(kind);
      const due = own.filter(({ asked, stopped }) => !stopped && (asked === undefined || !named.isSubsetOf(asked)));
      await atMost(unitsAtOnce, due, async (unit) => {
        await runUnit(unit, plan, named.difference(unit.asked ?? new Set()), names);
        for (const [arn, namings] of unit.before) {
          const isHidden = unit.seen.has(arn) ? unit.obscured.has(arn) : whyUnseen(unit, arn) !== undefined;
          if (isHidden || unit.passedOver.has(arn)) for (const naming of namings) names.note(kind, naming);
        }
      });
      ran ||= due.length > 0;
    }
    if (!ran) return;
  }
}

/** What jobs that ended point at: those of this scan have been noted, and where the rules changed it is looked for again. */
async function namesOfJobs({ store, stale }: CollectPlan, names: Names): Promise<void> {
  for await (const batch of store.readings({ settled: true, units: stale })) {
    await store.noteNames(batch.flatMap((reading) => [...namesOf(reading)]));
  }
  for (const naming of await store.namesOfJobs()) names.note("", naming);
}
