import type { Derivation } from "#lib/derivations/define.ts";
import { derivations } from "#lib/derivations/index.ts";
import type { DerivedResources } from "#lib/inventory/derived.ts";
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

/** What stands in the ledger for the call that no derivation makes. */
const action = "derived";

/** The kinds that no collector reads, wherever their things are. */
export const derivedKinds = derivations.map(({ kind }) => ({ kind, region: "global" }));

export function isDerived(kind: string): boolean {
  return derivations.some((derivation) => derivation.kind === kind);
}

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
  { store, account, startedAt, inventory, coverage, onDefect }: DerivePlan,
): Promise<Coverage> {
  const { kind, from } = derivation;
  const derived = attempt(() => derivedReadings(derivation, inventory, { account, region, now: startedAt }));
  if ("error" in derived) onDefect(kind, derived.error);
  const readings = "error" in derived ? [] : derived.value;
  const unlisted = coverage.find((line) => line.kind === from[0] && line.region === region && line.unlisted);
  const blind = "error" in derived ? defect : unlisted?.failure;
  await store.stage(readings);
  const seen = new Set(readings.map(({ identity }) => identity.arn));
  const unmet = (await store.known(kind, region)).changeable.filter(({ arn }) => !seen.has(arn));
  if (blind) {
    const lost = unmet.map(({ arn, name }): Reading => {
      const identity = { account, region, kind, arn, name };
      return { identity, action: blind.action, readAt: startedAt, status: "unread", failure: blind };
    });
    await store.stage(lost);
  } else if (unmet.length > 0) {
    await store.close(unmet.map(({ arn }) => arn));
  }
  const line = lineOf(region, kind, blind);
  await store.finishUnit({ region, kind, readAt: startedAt, coverage: [line] });
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
