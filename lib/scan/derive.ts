import type { Derivation } from "#lib/derivations/define.ts";
import { derivations } from "#lib/derivations/index.ts";
import { type DerivedResources, derivedAction, derivedKinds, familyOf } from "#lib/inventory/derived.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Failure, Reading } from "#lib/readings/reading.ts";
import type { ScanStore } from "./scan-store.ts";

export interface DerivePlan {
  store: ScanStore;
  account: string;
  /** ISO time the scan started. */
  startedAt: string;
  /** What the scan covered: a derivation is made anew where its first kind was read, if all of its kinds were asked for. */
  coverage: readonly Coverage[];
  inventory: Inventory;
  onDefect(derivation: string, error: unknown): void;
}

/** The call that a derived reading stands under. */
const action = "derived";

/** The kinds that no collector reads, wherever their things are. */
export const derivedUnits = derivedKinds.map(({ kind }) => ({ kind, region: "global" }));

/** Stages what follows from the readings, as if it had been read; the coverage has a line for each family and region. */
export async function derive(
  plan: DerivePlan,
  all: readonly Derivation<keyof DerivedResources>[] = derivations,
): Promise<Coverage[]> {
  const coverage: Coverage[] = [];
  const asked = new Set(plan.coverage.map(({ kind }) => kind));
  for (const kind of new Set(all.map((one) => one.kind))) {
    const own = all.filter((one) => one.kind === kind);
    // A scan of some of its kinds alone says nothing new about a family.
    const due = own.filter(({ from }) => from.every((source) => asked.has(source)));
    const regions = plan.coverage.filter((line) => due.some(({ from }) => line.kind === from[0]));
    for (const region of new Set(regions.map((line) => line.region))) {
      coverage.push(...(await deriveIn(kind, region, { due, own }, plan)));
    }
  }
  return coverage;
}

interface Families<K extends keyof DerivedResources> {
  due: readonly Derivation<K>[];
  /** All that there are of the kind. */
  own: readonly Derivation<K>[];
}

async function deriveIn<K extends keyof DerivedResources>(
  kind: K,
  region: string,
  { due, own }: Families<K>,
  plan: DerivePlan,
): Promise<Coverage[]> {
  const { store, account, startedAt } = plan;
  const made = due
    .filter(({ from }) => plan.coverage.some((line) => line.kind === from[0] && line.region === region))
    .map((derivation) => familyIn(derivation, region, plan));
  const readings = made.flatMap((one) => one.readings);
  await store.stage(readings);
  const seen = new Set(readings.map(({ identity }) => identity.arn));
  const unmet = (await store.known(kind, region)).changeable.filter(({ arn }) => !seen.has(arn));
  const lost: Reading[] = [];
  const closed: string[] = [];
  for (const { arn, name } of unmet) {
    const family = made.find((one) => one.family === familyOf({ arn }));
    const identity = { account, region, kind, arn, name };
    if (family?.blind) {
      const { blind: failure } = family;
      lost.push({ identity, action: failure.action, readAt: startedAt, status: "unread", failure });
      // A family that no derivation of today makes is gone; one that was not due stays as it was.
    } else if (family || !own.some((one) => one.family === familyOf({ arn }))) closed.push(arn);
  }
  if (lost.length > 0) await store.stage(lost);
  if (closed.length > 0) await store.close(closed);
  const coverage = made.map(({ family, blind }) => lineOf(region, kind, family, blind));
  await store.finishUnit({ region, kind, readAt: startedAt, coverage });
  return coverage;
}

/** One family in one region, and why what is not among it may be there all the same. */
function familyIn<K extends keyof DerivedResources>(
  derivation: Derivation<K>,
  region: string,
  { account, startedAt, inventory, coverage, onDefect }: DerivePlan,
): { family: string; readings: Reading[]; blind: Failure | undefined } {
  const { kind, family, from } = derivation;
  const derived = attempt(() => derivedReadings(derivation, inventory, { account, region, now: startedAt }));
  if ("error" in derived) {
    onDefect(`${kind} ${family}`, derived.error);
    return { family, readings: [], blind: defect };
  }
  const unlisted = coverage.find((line) => line.kind === from[0] && line.region === region && line.unlisted);
  return { family, readings: derived.value, blind: unlisted?.failure };
}

const defect: Failure = {
  class: "other",
  action: "",
  code: "Defect",
  message: "What follows from the readings could not be derived; this is a defect of Sagewarden.",
};

function attempt<T>(make: () => T): { value: T } | { error: unknown } {
  try {
    return { value: make() };
  } catch (error) {
    return { error };
  }
}

/** What a derivation gives in one region, as readings. */
export function derivedReadings<K extends keyof DerivedResources>(
  { kind, derive }: Derivation<K>,
  inventory: Inventory,
  { account, region, now }: { account: string; region: string; now: string },
): Reading[] {
  return [...derive(inventory, region, now)].map((one) => {
    const { key, name, readAt } = one;
    const identity = { account, region, kind, arn: key, name };
    return "failure" in one
      ? { identity, action: one.failure.action, readAt, status: "unread", failure: one.failure }
      : { identity, action, readAt, status: "read", resource: one.resource, secrets: [] };
  });
}

function lineOf(region: string, kind: string, family: string, blind: Failure | undefined): Coverage {
  const line = { region, kind, action: derivedAction(family), calls: 0, failures: 0 };
  return blind
    ? { ...line, status: blind.class === "denied" ? "denied" : "failed", unlisted: true, failure: blind }
    : { ...line, status: "complete", unlisted: false };
}
