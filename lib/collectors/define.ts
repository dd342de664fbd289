import type { AwsClients } from "#lib/aws/clients.ts";
import type { CallFailed } from "#lib/aws/guard.ts";
import type { Plain } from "#lib/readings/plain.ts";
import type { Failure, Identity, Reading } from "#lib/readings/reading.ts";

/** A resource as AWS listed it: what is known before it is described. */
export type Listed = Pick<Identity, "name" | "arn" | "also">;

/** What earlier scans left behind for one bulk kind in one region. */
export interface KnownJobs {
  /** ARNs that were stored in an end state: never read again. */
  isSettled(arn: string): boolean;
  /** Names of jobs that were still running when last read. */
  unsettled: readonly Listed[];
  /** How many are stored, in whatever state. */
  count: number;
  /**
   * Every job created in this span (ISO times; `from` is "" for all history) has been read; absent on the first scan.
   * `leftOut`: so many older ones, at least, were left out by the cap, not by the horizon.
   */
  span?: { from: string; to: string; leftOut: number };
}

/** What a collector may use. Clients refuse every action its collector does not declare. */
export interface CollectContext extends AwsClients {
  account: string;
  partition: string;
  region: string;
  /** Jobs created before this are left out of the scan; undefined reads all history. */
  horizon: Date | undefined;
  /** At most this many jobs of a bulk kind, beside those still running. */
  cap: number;
  known: KnownJobs;
  /** KMS keys that readings of the first wave name. Filled before a second-wave collector runs. */
  kmsKeys: ReadonlySet<string>;
  /** ARNs of every reading and everything they point at, first wave. */
  references: ReadonlySet<string>;
  signal: AbortSignal;
  /** ARN of a resource of the service in this account and region: `arnOf("ec2", "vpc/vpc-1")`. */
  arnOf(service: string, resource: string): string;
  /**
   * Describes each listed item, a few at a time, in order. A describe that fails gives an `unread` reading and the
   * next is tried; an item deleted since it was listed gives nothing.
   * @throws when `items` is not a list: an absent list is not an empty one.
   */
  readEach<Item, R extends object>(
    items: readonly Item[] | undefined,
    identify: (item: Item) => Listed,
    describe: (item: Item) => Promise<R>,
  ): AsyncGenerator<Reading<Plain<WithoutMetadata<R>>>>;
  /** The same for lists that already return the whole resource. */
  readListed<R extends object>(
    items: readonly R[] | undefined,
    identify: (item: R) => Listed,
  ): Generator<Reading<Plain<R>>>;
  /** The list itself. @throws when AWS's answer has none: an absent list is not an empty one. */
  required<T>(items: readonly T[] | undefined, name: string): readonly T[];
  /** Runs a call that another can stand in for: its failure is returned, unless it was throttled. */
  attempt<T>(call: () => Promise<T>): Promise<T | CallFailed>;
  /** Notes in the coverage that something was left out of `action` (the latest by default). */
  leftOut(note: string, action?: string, failure?: Failure): void;
  /** Notes that the cap left at least `count` jobs of `action` unread. */
  cappedAt(count: number, action?: string): void;
  /** True when the cap left something out. */
  isCapped(): boolean;
}

export type WithoutMetadata<R> = Omit<R, "$metadata">;

export interface Collector<K extends string, R> {
  kind: K;
  /** Plural, as a heading: "Notebook instances". */
  label: string;
  scope: "region" | "global";
  /** `bulk` kinds pile up without end (jobs): horizon, cap, and settled ones are read once. */
  volume: "live" | "bulk";
  /** Every IAM action the collector calls, and no other: enforced, and the source of the least-privilege policy. */
  actions: readonly `${string}:${string}`[];
  /**
   * Paths of fields that change by themselves, `ProductionVariants[].CurrentInstanceCount`: the newest value is kept, and
   * where nothing else changed there is no new version.
   */
  volatile?: readonly string[];
  /** Second wave: reads only what the readings of these kinds point at. */
  after?: "first-wave";
  collect(context: CollectContext): AsyncGenerator<Reading<R>>;
}

/** One kind of resource: adding one is a file with this as its default export, its test, and a line in index.ts. */
export function defineCollector<const K extends string, R>(collector: Collector<K, R>): Collector<K, R> {
  return collector;
}
