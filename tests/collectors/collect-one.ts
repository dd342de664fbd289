import type { ClientPool } from "#lib/aws/clients.ts";
import { AwsSession } from "#lib/aws/session.ts";
import type { AnyCollector, KnownJobs } from "#lib/collectors/define.ts";
import { type Collected, ledgerFor, runCollector } from "#lib/collectors/run.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { textsIn } from "#lib/readings/references.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";

export const region = "us-east-1";
export const regions = ["us-east-1", "eu-west-1", "us-west-2"];

const nothingKnown: KnownJobs = { isSettled: () => false, unsettled: [], count: 0 };

export interface Options {
  known?: KnownJobs;
  horizon?: Date;
  cap?: number;
  names?: readonly string[];
  again?: boolean;
  /** This operation answers, and says nothing. */
  emptied?: string;
}

/** Runs one collector in one region against a simulated account, as a scan would but for redaction. */
export async function collectOne(
  collector: AnyCollector,
  endpoint: string,
  account: string,
  inRegion: string,
  { known = nothingKnown, horizon, cap = 10_000, names, again = false, emptied }: Options = {},
): Promise<Collected & { readings: Reading[]; calls: number }> {
  const source = { type: "static", accessKeyId: "AKIATEST", secretAccessKey: "test" } as const;
  const session = new AwsSession(source, { homeRegion: region, endpoint });
  for (const action of collector.actions) session.budgets.setQuota(inRegion, action, 2_000);
  if (emptied !== undefined) silence(session.pool, emptied);
  const calls = session.budgets.calls;
  const run = runCollector(collector, {
    pool: session.pool,
    account,
    partition: "aws",
    region: collector.scope === "global" ? "global" : inRegion,
    clientRegion: inRegion,
    horizon,
    cap,
    known,
    names: new Set(names ?? namedInDemo(collector)),
    again,
    ledger: ledgerFor(collector, collector.scope === "global" ? "global" : inRegion),
    signal: new AbortController().signal,
    redact: async (batch) => batch,
  });
  const readings: Reading[] = [];
  let step = await run.next();
  while (!step.done) {
    readings.push(...step.value);
    step = await run.next();
  }
  return { ...step.value, readings, calls: session.budgets.calls - calls };
}

/** One operation answers with an object that has nothing in it. */
function silence(pool: ClientPool, action: string): void {
  const commandOf = pool.command.bind(pool);
  pool.command = async (service, operation, input) => {
    const command = await commandOf(service, operation, input);
    if (`${service}:${operation}` !== action) return command;
    return command && Object.assign(command, { resolveMiddleware: () => async () => ({ output: { $metadata: {} } }) });
  };
}

let texts: (readonly [text: string, field: string])[] | undefined;

/** What the demo account calls those of a kind of which only what is named is read. */
function namedInDemo({ kind, named }: AnyCollector): string[] {
  if (!named) return [];
  // Some of its keys are nobody's any more: AWS's, which everybody has, and one of the account's own will do.
  if (kind === "kms-key") return ["alias/aws/sagemaker", "alias/ml-shared"];
  texts ??= [...textsIn(demoAccount({ now: new Date() }).regions.map(({ events: _, ...region }) => region))];
  return texts.flatMap(([text, field]) => named(text, field) ?? []);
}

export async function collectAll(collector: AnyCollector, endpoint: string, account: string): Promise<Reading[]> {
  const places = collector.scope === "global" ? [region] : regions;
  const all = await Promise.all(places.map((place) => collectOne(collector, endpoint, account, place)));
  return all.flatMap(({ readings }) => readings);
}
