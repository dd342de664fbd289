import { calledFor } from "#lib/aws/caller.ts";
import type { ClientPool } from "#lib/aws/clients.ts";
import { MalformedAnswer } from "#lib/aws/failure.ts";
import { CallFailed, failureBehind, guardedClients } from "#lib/aws/guard.ts";
import { Ledger } from "#lib/aws/ledger.ts";
import { formatArn } from "#lib/readings/arn.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import { type Plain, plain } from "#lib/readings/plain.ts";
import type { Failure, Identity, Reading } from "#lib/readings/reading.ts";
import type { AnyCollector, CollectContext, KnownJobs, Listed, ReadPart, WithoutMetadata } from "./define.ts";
import { PartReader, saysNone } from "./part-reader.ts";

/** Where and how far one collector reads. `redact` takes secrets out of each batch before anything else sees it. */
export interface CollectSettings {
  pool: ClientPool;
  account: string;
  partition: string;
  /** `global` for collectors of that scope. */
  region: string;
  /** The region whose endpoints are called: for a global collector any one of the scan. */
  clientRegion: string;
  horizon: Date | undefined;
  cap: number;
  known: KnownJobs;
  names: ReadonlySet<string>;
  again: boolean;
  /** What is noted of the calls: a collector that is run again for more names goes on with the same one. */
  ledger: Ledger;
  signal: AbortSignal;
  /** How an item stands, by its ARN: what is `unchanged` was met, and is not described. Left out, everything is described. */
  standing?(arn: string): Standing;
  redact(readings: Reading[]): Promise<Reading[]>;
}

/** What is known of an item before it is described: nothing, that it has changed, or that it is as it was. */
export type Standing = "new" | "due" | "unchanged";

export interface LostList {
  arns: string;
  failure: Failure;
}

export interface Collected {
  coverage: Coverage[];
  /** What ended the reading early. */
  stopped?: Failure;
  /** Lists that failed while others were read: those whose ARNs begin so are out of sight. */
  lost: readonly LostList[];
  /**
   * Something was described, and then what it turned out to be was passed over: a key by a new alias. Nothing but a reading of all tells what
   * names each has.
   */
  isAmbiguous: boolean;
  /** Bulk kinds: the creation times between which every job is now known, and how many the cap left out. */
  span?: { from: string; to: string; leftOut: number };
}

/** Describes in flight at once: enough to use up a budget at any latency, few enough to be no burst. */
const inFlight = 8;
const batchSize = 100;
/** Jobs younger than this may not have reached the index yet, so the next scan looks at them again. */
const settleMs = 15 * 60_000;

/** The ledger of one collector in one region. */
export function ledgerFor({ kind, actions }: AnyCollector, region: string): Ledger {
  return new Ledger(region, kind, actions);
}

/**
 * Runs one collector in one region: yields redacted readings in batches, and returns what was covered. Only an abort is thrown;
 * every other failure is coverage, credentials that ended as well: what was read before stays.
 */
export async function* runCollector(
  collector: AnyCollector,
  settings: CollectSettings,
): AsyncGenerator<Reading[], Collected> {
  const startedAt = new Date();
  const { ledger } = settings;
  const capped = { leftOut: 0 };
  const lost: LostList[] = [];
  const passing = { described: 0, isAmbiguous: false };
  const context = contextFor(collector, settings, { ledger, capped, lost, passing });
  let batch: Reading[] = [];
  let oldest: string | undefined;
  let stopped: Failure | undefined;
  try {
    for await (const reading of collector.collect(context)) {
      if (collector.volume === "bulk" && reading.status === "read") oldest = creationOf(reading.resource) ?? oldest;
      batch.push(reading);
      if (batch.length === batchSize) {
        yield await settings.redact(batch);
        batch = [];
      }
    }
  } catch (error) {
    settings.signal.throwIfAborted();
    stopped = failureBehind(error, ledger.lastAction);
  }
  if (batch.length > 0) yield await settings.redact(batch);

  const coverage = ledger.coverage(stopped);
  const isAmbiguous = passing.isAmbiguous && collector.named !== undefined;
  if (stopped) return { coverage, stopped, lost, isAmbiguous };
  if (collector.volume === "live") return { coverage, lost, isAmbiguous };
  const { leftOut } = capped;
  const from = leftOut > 0 ? (oldest ?? "") : (settings.horizon?.toISOString() ?? "");
  const to = new Date(startedAt.getTime() - settleMs).toISOString();
  return { coverage, lost, isAmbiguous, span: { from, to, leftOut } };
}

function creationOf(resource: unknown): string | undefined {
  const time = (resource as { CreationTime?: unknown }).CreationTime;
  return typeof time === "string" ? time : undefined;
}

/** What is noted while a collector runs. `described`: new items that were described so far. */
interface Noted {
  ledger: Ledger;
  capped: { leftOut: number };
  lost: LostList[];
  passing: { described: number; isAmbiguous: boolean };
}

function contextFor(
  collector: AnyCollector,
  settings: CollectSettings,
  { ledger, capped, lost, passing }: Noted,
): CollectContext {
  const { account, partition, region, signal } = settings;
  const identityOf = ({ isAlways: _, ...listed }: Listed): Identity => {
    if (!isText(listed.name) || !isText(listed.arn)) throw new MalformedAnswer("The list has an item without a name.");
    return { account, region, kind: collector.kind, ...listed };
  };
  const required = <T>(items: readonly T[] | undefined, name: string): readonly T[] => {
    if (!Array.isArray(items))
      throw new MalformedAnswer(`The answer has no ${name}: an absent list is not an empty one.`);
    return items;
  };
  const describeOne = async <R extends object>(
    listed: Listed,
    describe: (part: ReadPart<string>) => Promise<R>,
  ): Promise<Reading<Plain<WithoutMetadata<R>>> | undefined> => {
    const identity = identityOf(listed);
    const readAt = new Date().toISOString();
    const naming = { lastAction: ledger.lastAction, calls: 0 };
    const parts = new PartReader(ledger, signal);
    try {
      const answer = await calledFor(naming, () => describe((...call) => parts.read(...call)));
      const resource = plain(answer as WithoutMetadata<R>);
      if (Object.keys(resource).length === 0) throw new MalformedAnswer("The answer is empty.");
      return { identity, action: naming.lastAction, readAt, status: "read", resource, ...parts.given(), secrets: [] };
    } catch (error) {
      signal.throwIfAborted();
      const failure = failureBehind(error, naming.lastAction);
      const isMissing = failure.class === "missing";
      if (isMissing && naming.calls <= 1 && !listed.isAlways) return undefined;
      if (isMissing || !(error instanceof CallFailed)) ledger.spoiled(failure);
      return { identity, action: failure.action, readAt, status: "unread", failure };
    }
  };
  return {
    ...guardedClients(settings.pool, settings.clientRegion, collector.actions, ledger, signal),
    account,
    partition,
    region: settings.region,
    horizon: settings.horizon,
    cap: settings.cap,
    known: settings.known,
    names: settings.names,
    again: settings.again,
    signal,
    required,
    arnOf: (service, resource) => formatArn({ partition, service, region, account, resource }),
    async *readEach(items, identify, describe) {
      const listed = required(items, "list").map((item) => ({
        item,
        standing: settings.standing?.(identify(item).arn),
      }));
      const asked = listed.filter(({ standing }) => standing !== "unchanged");
      ledger.passedOver(listed.length - asked.length);
      if (asked.length < listed.length && passing.described > 0) passing.isAmbiguous = true;
      for await (const one of inOrder(asked, async ({ item, standing }) => {
        const described = await describeOne(identify(item), (part) => describe(item, part));
        if (described && standing === "new") passing.described++;
        return described;
      })) {
        if (one) yield one;
      }
    },
    *readListed(items, identify) {
      const action = ledger.lastAction;
      const readAt = new Date().toISOString();
      for (const item of required(items, "list")) {
        yield {
          identity: identityOf(identify(item)),
          action,
          readAt,
          status: "read",
          resource: plain(item),
          secrets: [],
        };
      }
    },
    async *readChildren(arns, children) {
      try {
        yield* children;
      } catch (error) {
        signal.throwIfAborted();
        const failure = failureBehind(error, ledger.lastAction);
        if (failure.class === "missing") return;
        if (!(error instanceof CallFailed)) ledger.spoiled(failure);
        ledger.lost(failure);
        lost.push({ arns, failure });
      }
    },
    async orNone(call, absent) {
      try {
        return await call();
      } catch (error) {
        if (!(error instanceof CallFailed) || !saysNone(error.failure, absent)) throw error;
        ledger.absent(error.failure);
        return null;
      }
    },
    async attempt(call) {
      try {
        return await call();
      } catch (error) {
        if (error instanceof CallFailed && error.failure.class !== "throttled") return error;
        throw error;
      }
    },
    leftOut(note, action, failure) {
      ledger.leftOut(note, action, failure);
    },
    cappedAt(count, action) {
      capped.leftOut = count;
      ledger.capped(count, action);
    },
    isCapped: () => capped.leftOut > 0,
  };
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

/** Results in the order of `items`, with a few calls in flight. */
async function* inOrder<Item, Result>(
  items: readonly Item[],
  call: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const pending: Promise<Result>[] = [];
  for (const item of items) {
    const result = call(item);
    result.catch(() => undefined);
    pending.push(result);
    if (pending.length >= inFlight) yield (await pending.shift()) as Result;
  }
  for (const result of pending) yield await result;
}
