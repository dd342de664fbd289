import type { Derivation } from "#lib/derivations/define.ts";
import { derivations } from "#lib/derivations/index.ts";
import type { DerivedResources } from "#lib/inventory/derived.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Failure, Reading } from "#lib/readings/reading.ts";
import type { Db } from "#lib/store/query.ts";
import { changeable, closeResources, stageReadings } from "#lib/store/resources.ts";
import { finishUnit } from "#lib/store/scans.ts";

export interface DerivePlan {
  db: Db;
  scan: { id: string; account: string; seq: number; startedAt: string };
  /** What the scan covered: a derivation is made anew where its first kind was read, if all of its kinds were asked for. */
  coverage: readonly Coverage[];
  inventory: Inventory;
  onDefect(derivation: string, error: unknown): void;
}

/** What stands in the ledger for the call that no derivation makes. */
const action = "derived";

/** Stages what follows from the readings, as if it had been read; the coverage says for which kinds and regions. */
export async function derive(
  plan: DerivePlan,
  all: readonly Derivation<keyof DerivedResources>[] = derivations,
): Promise<Coverage[]> {
  const coverage: Coverage[] = [];
  const asked = new Set(plan.coverage.map(({ kind }) => kind));
  for (const derivation of all) {
    // A scan of some of its kinds alone says nothing new about it.
    if (!derivation.from.every((kind) => asked.has(kind))) continue;
    const regions = plan.coverage.filter(({ kind }) => kind === derivation.from[0]).map(({ region }) => region);
    for (const region of new Set(regions)) coverage.push(await deriveIn(derivation, region, plan));
  }
  return coverage;
}

async function deriveIn<K extends keyof DerivedResources>(
  derivation: Derivation<K>,
  region: string,
  { db, scan, inventory, coverage, onDefect }: DerivePlan,
): Promise<Coverage> {
  const { kind, from } = derivation;
  const at = { account: scan.account, seq: scan.seq };
  const derived = attempt(() => derivedReadings(derivation, inventory, { ...at, region, now: scan.startedAt }));
  if ("error" in derived) onDefect(kind, derived.error);
  const readings = "error" in derived ? [] : derived.value;
  const unlisted = coverage.find((line) => line.kind === from[0] && line.region === region && line.unlisted);
  const blind = "error" in derived ? defect : unlisted?.failure;
  await stageReadings(db, { ...at, readings });
  const seen = new Set(readings.map(({ identity }) => identity.arn));
  const unmet = (await changeable(db, { ...at, region, kind })).filter(({ arn }) => !seen.has(arn));
  if (blind) {
    const lost = unmet.map(({ arn, name }): Reading => {
      const identity = { account: scan.account, region, kind, arn, name };
      return { identity, action: blind.action, readAt: scan.startedAt, status: "unread", failure: blind };
    });
    await stageReadings(db, { ...at, readings: lost });
  } else {
    await closeResources(
      db,
      at,
      unmet.map(({ arn }) => arn),
    );
  }
  const line = lineOf(region, kind, blind);
  await finishUnit(db, scan.id, { region, kind, readAt: scan.startedAt, coverage: [line] });
  return line;
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

function lineOf(region: string, kind: string, blind: Failure | undefined): Coverage {
  const line = { region, kind, action, calls: 0, failures: 0 };
  return blind
    ? { ...line, status: blind.class === "denied" ? "denied" : "failed", unlisted: true, failure: blind }
    : { ...line, status: "complete", unlisted: false };
}
