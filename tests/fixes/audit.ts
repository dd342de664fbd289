import { redactReadings } from "#lib/analysis/secrets/readings.ts";
import { createRedactor, type Redactor } from "#lib/analysis/secrets/redact.ts";
import { AwsSession } from "#lib/aws/session.ts";
import type { Check, ContextOf, OptionsSchema } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { defaultOptions, optionsOf } from "#lib/checks/options.ts";
import type { Verdict } from "#lib/checks/verdicts.ts";
import type { AnyCollector } from "#lib/collectors/define.ts";
import { ledgerFor, runCollector } from "#lib/collectors/run.ts";
import { derivations, sourcesOf } from "#lib/derivations/index.ts";
import { Inventory } from "#lib/inventory/inventory.ts";
import { everyCollector } from "#lib/inventory/kinds.ts";
import { namesIn } from "#lib/inventory/names.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Reading, ReadResource } from "#lib/readings/reading.ts";
import { derivedReadings } from "#lib/scan/derive.ts";
import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { startSimulator } from "#lib/simulator/server.ts";

/** One account as the collectors read it at one time, redacted as a scan would. */
export interface Audit {
  readings: ReadResource<unknown>[];
  inventory: Inventory;
  coverage: Coverage[];
  now: string;
}

/** Reads an account that nothing else changes. */
export async function audited(account: SimulatedAccount): Promise<Audit> {
  const simulator = await startSimulator({ account, enforceLimits: false });
  try {
    return await audit(account, simulator.url);
  } finally {
    await simulator.close();
  }
}

export const redactor: Redactor = createRedactor({ salt: "0".repeat(32) });

/** What is read to judge these checks anew: their kinds, what they look up, and what tells whether a resource is in use. */
export function kindsFor(judged: readonly Check[]): ReadonlySet<string> {
  const kinds = new Set<string>(judged.flatMap(({ kind, needs }) => [kind, ...needs]));
  // A set goes over what is added to it meanwhile.
  for (const kind of kinds) {
    const servedBy = everyCollector().find((one) => one.kind === kind)?.servedBy?.kinds ?? [];
    for (const more of [...sourcesOf(kind), ...servedBy]) kinds.add(more);
  }
  return kinds;
}

/** Reads a simulated account, or some kinds of it, with the real collectors, in two waves as a scan does. */
export async function audit(
  { id, partition, regions }: SimulatedAccount,
  endpoint: string,
  kinds?: ReadonlySet<string>,
): Promise<Audit> {
  const source = { type: "static", accessKeyId: "AKIATEST", secretAccessKey: "test" } as const;
  const names = regions.map(({ name }) => name);
  const homeRegion = names[0] ?? "us-east-1";
  const session = new AwsSession(source, { homeRegion, endpoint });
  session.budgets.unlimited = true;
  const readings: Reading[] = [];
  const coverage: Coverage[] = [];

  const run = async (collector: AnyCollector, region: string) => {
    const reading = runCollector(collector, {
      pool: session.pool,
      account: id,
      partition,
      region,
      clientRegion: region === "global" ? homeRegion : region,
      horizon: undefined,
      cap: Number.POSITIVE_INFINITY,
      known: { isSettled: () => false, unsettled: [], count: 0 },
      names: new Set(readings.flatMap((one) => namedIn(one, collector.kind))),
      again: false,
      ledger: ledgerFor(collector, region),
      signal: new AbortController().signal,
      redact: (all) => redactReadings(redactor, all),
    });
    let step = await reading.next();
    while (!step.done) {
      readings.push(...step.value);
      step = await reading.next();
    }
    coverage.push(...step.value.coverage);
  };
  const all = everyCollector().filter(({ kind }) => kinds?.has(kind) ?? true);
  const pointedAt = all.filter(({ named }) => named);
  for (const wave of [all.filter(({ named }) => !named), ...pointedAt.map((one) => [one])]) {
    await Promise.all(
      wave.flatMap((one) => (one.scope === "global" ? [run(one, "global")] : names.map((name) => run(one, name)))),
    );
  }
  for (const derivation of derivations.filter(({ kind }) => kinds?.has(kind) ?? true)) {
    const inventory = new Inventory(readings, coverage, () => true);
    const now = new Date().toISOString();
    readings.push(
      ...[...names, "global"].flatMap((region) => derivedReadings(derivation, inventory, { account: id, region, now })),
    );
  }
  const failed = coverage.filter(({ status }) => status !== "complete");
  if (failed.length > 0) throw new Error(`The account was not read in full: ${JSON.stringify(failed[0])}`);
  return {
    readings: readings.filter((one): one is ReadResource<unknown> => one.status === "read"),
    inventory: new Inventory(readings, coverage),
    coverage,
    now: new Date().toISOString(),
  };
}

function namedIn({ status, identity, ...reading }: Reading, kind: string): string[] {
  if (status !== "read" || !("resource" in reading)) return [];
  return [...namesIn(identity.kind, reading.resource)].flatMap((one) => (one.kind === kind ? [one.name] : []));
}

/** One check that fails on one resource. */
export interface Failing {
  check: Check;
  reading: ReadResource<unknown>;
  context: ContextOf<OptionsSchema>;
}

export function contextOf(
  check: Check,
  { identity, secrets }: ReadResource<unknown>,
  { inventory, now }: Audit,
): Failing["context"] {
  return { identity, inventory, now, secrets, options: optionsOf(check, defaultOptions) };
}

export function verdictOf(check: Check, reading: ReadResource<unknown>, at: Audit): Verdict {
  // What a collector yields for its kind is what the kind's checks take.
  return check.evaluate(reading.resource as never, contextOf(check, reading, at));
}

/** Everything that fails, in the order of the catalogue. */
export function failingIn(at: Audit): Failing[] {
  return (checks as readonly Check[]).flatMap((check) =>
    at.readings
      .filter((reading) => reading.identity.kind === check.kind && verdictOf(check, reading, at).status === "fail")
      .map((reading) => ({ check, reading, context: contextOf(check, reading, at) })),
  );
}
