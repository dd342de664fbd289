import type { CallFailed } from "#lib/aws/guard.ts";
import type { AwsClients } from "#lib/aws/operations.ts";
import type { Action } from "#lib/aws/services.ts";
import type { JobStates } from "#lib/readings/job-states.ts";
import type { Plain } from "#lib/readings/plain.ts";
import type { Failure, Identity, Reading } from "#lib/readings/reading.ts";

/** A resource as AWS listed it: what is known before it is described. `region` is that of a thing in a global list. */
export interface Listed extends Pick<Identity, "name" | "arn" | "also">, Partial<Pick<Identity, "region">> {
  /** Of the account or the region itself, which nobody listed: it cannot be gone, so "not found" is no news of it. */
  isAlways?: true;
}

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

/**
 * Makes one of the calls of which a resource consists, beside the one that names it: its value, or `null` when AWS says with
 * one of the words in `absent` that there is none: an error code, or `Code: part of its message` where one code says several
 * things. When it fails otherwise, the field stays away and the reading says why: checks that name the part are then unknown, the
 * others are not, and the resource stays. So a check that is asked has every part it names.
 */
export type ReadPart<Name extends string> = <T>(
  name: Name,
  call: () => Promise<T>,
  absent?: readonly string[],
) => Promise<T | null>;

/** What a collector may use. Clients refuse every action its collector does not declare. */
export interface CollectContext<Part extends string = never> extends AwsClients {
  account: string;
  partition: string;
  region: string;
  /** Jobs created before this are left out of the scan; undefined reads all history. */
  horizon: Date | undefined;
  /** At most this many jobs of a bulk kind, beside those still running. */
  cap: number;
  known: KnownJobs;
  /** Those of this kind that other resources name: for kinds that have `named`. */
  names: ReadonlySet<string>;
  /** It is run once more in this scan, for names that came up since: what it reads whether named or not has been read. */
  again: boolean;
  signal: AbortSignal;
  /** ARN of a resource of the service in this account and region: `arnOf("ec2", "vpc/vpc-1")`. */
  arnOf(service: string, resource: string): string;
  /**
   * Describes each listed item, a few at a time, in order. A describe that fails gives an `unread` reading and the
   * next is tried; an item deleted since it was listed gives nothing. Of several calls only the first may fail so: the
   * others are made with `part`.
   * @throws when `items` is not a list: an absent list is not an empty one.
   */
  readEach<Item, R extends object>(
    items: readonly Item[] | undefined,
    identify: (item: Item) => Listed,
    describe: (item: Item, part: ReadPart<Part>) => Promise<R>,
  ): AsyncGenerator<Reading<Plain<WithoutMetadata<R>>>>;
  /** The same for lists that already return the whole resource. */
  readListed<R extends object>(
    items: readonly R[] | undefined,
    identify: (item: R) => Listed,
  ): Generator<Reading<Plain<R>>>;
  /**
   * Reads one of the lists of which such a kind consists: the children of one parent, whose ARNs begin with `arns`. When it
   * fails, those known of them are out of sight and not gone, and the others are read; a parent deleted since it was listed
   * has none.
   */
  readChildren<R>(arns: string, children: AsyncIterable<Reading<R>>): AsyncGenerator<Reading<R>>;
  /** The list itself. @throws when AWS's answer has none: an absent list is not an empty one. */
  required<T>(items: readonly T[] | undefined, name: string): readonly T[];
  /**
   * Runs a call by whose failure AWS may say that there is none, with one of the words in `absent` (see ReadPart): `null` then.
   * @throws any other failure
   */
  orNone<T>(call: () => Promise<T>, absent: readonly string[]): Promise<T | null>;
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

/** A kind that is of use only through others: live while one of these kinds that is live names it in a field. */
export interface ServedBy {
  field: string;
  kinds: readonly string[];
}

/** What is true of a kind. The one place that says it: see kinds.ts in lib/inventory for who asks. */
export interface KindFacts {
  kind: string;
  /** What it was called in earlier releases, the oldest first: what is stored under those names is found, see former-names.ts. */
  formerly?: readonly string[];
  /** Plural, as a heading: "Notebook instances". */
  label: string;
  scope: "region" | "global";
  /** `bulk` kinds pile up without end (jobs): horizon, cap, and settled ones are read once. */
  volume: "live" | "bulk";
  /** Bulk kinds have them: how one tells that a job has ended. */
  job?: JobStates;
  servedBy?: ServedBy;
  /** The kind that it is a part of: an event that names both is about it. */
  parent?: string;
  /** Kinds of whose resources it tells, without having to do with them: no relation begins at it. */
  tellsOf?: readonly string[];
  /** Its type in its ARN where that is not the kind's name: `hyper-parameter-tuning-job`, or inside of another's `device-fleet/device`. */
  arnType?: string;
  /** Its key is its parent's ARN and its own id, `ARN#id`: AWS gives it no ARN, and no request names it by one. */
  withoutArn?: true;
  cloudFormation?: `AWS::${string}::${string}`;
  terraform?: `aws_${string}`;
  /**
   * Its page in the AWS console, after the host. `{id}` is the last part of its ARN, `{parent}` the one before, `{account}` its account; what stands in
   * brackets is left out where that held a secret: then it is the page of all of its kind.
   */
  console?: string;
  /**
   * Parameters by which requests name it in CloudTrail, and what follows its type in the ARN they stand for: `{}` is the
   * parameter's value, `{other}` another parameter's. `ComputeQuota:name` does so only in events about that noun, `CreateComputeQuota`:
   * elsewhere the parameter means something else. In the events of services other than SageMaker it is the name of a member, wherever it stands
   * in the request or the answer; `{sg-}` is a value that begins so, and `Logging:` with no member what the call names by itself.
   */
  inEvents?: Readonly<Record<string, string>>;
  /**
   * Members of requests by which AWS is asked for it again, or for a part, that are not called as its own fields: `{ Bucket: "{name}" }`. `{name}`, `{arn}`,
   * `{parent}`, the last part but one of its ARN, and `{Field}`, a field of its own, stand for what they are: lib/verify asks so.
   */
  inRequests?: Readonly<Record<string, unknown>>;
  /**
   * To who has no inventory, events of its own service are about it: of other kinds of other services an account has thousands that SageMaker has
   * nothing to do with. The sync and the import ask nobody: they take what no scan has met for what the event says that it is (`asSaid`).
   */
  isItsOwnWitness?: true;
  /** The calls that make one, of a kind that is not SageMaker's. */
  madeBy?: readonly string[];
  /**
   * Calls, `iam:CreateAccessKey` by the service of the event, that change what it says and name something else, or nothing: after one all of
   * the kind is read again.
   */
  changedBy?: readonly string[];
  /** AWS brings what it says up to date so many hours after a call at the latest: what was read sooner may be as it was before. */
  lagHours?: number;
  /** Which calls set what of it, by how the path of evidence begins, the longest that fits: of a kind that is not SageMaker's. */
  setBy?: Readonly<Record<string, Setting>>;
}

/** The calls that set a field, or take away what it holds. */
export interface Setting {
  /** About the resource itself. */
  calls: readonly string[];
  /** About another resource that the evidence names: a managed policy that a role has attached. They count where `where` says yes. */
  callsAbout?: readonly string[];
  /** Those other resources: what their ARNs, of the same service, say after the account. */
  others?(evidence: Evident, about: { account: string }): string[];
  /**
   * Whether a request set just what the evidence shows; undefined where that cannot be told. `observed` is what a check saw there. Without it, each of
   * the calls sets the whole.
   */
  where?(request: Readonly<Record<string, unknown>>, evidence: Evident, call: Call): boolean | undefined;
  /** Whether it was this call at all, by its name and its time: nothing that its request, which may be lost or none, would say. */
  when?(evidence: Evident, call: Pick<Call, "name" | "at">): boolean;
  /** It comes after the resource, or goes, by calls that need not be told: who made the resource did not make this. */
  isApart?: true;
}

/** What of an event is not in its request. */
export interface Call {
  name: string;
  /** ISO time. */
  at: string;
  /** ARN of the resource that the evidence is of. */
  about: string;
  answer: Readonly<Record<string, unknown>>;
}

/** What a check says of a field. */
export interface Evident {
  path: string;
  observed: unknown;
}

export interface Collector<K extends string, R, Part extends string = never> extends KindFacts {
  kind: K;
  /** Every operation the collector calls, and no other: enforced, and the source of the least-privilege policy. */
  actions: readonly Action[];
  /**
   * Paths of fields that change by themselves, `ProductionVariants[].CurrentInstanceCount`: the newest value is kept, and
   * where nothing else changed there is no new version.
   */
  volatile?: readonly string[];
  /** The parts it reads with calls of their own, by the field that holds each. */
  parts?: readonly Part[];
  /**
   * Where in a resource it says what it points at: all of it when left out. Documents inside of strings are given parsed, and
   * what names others without pointing at them (the principals of a policy) is left out.
   */
  follows?(resource: R): unknown;
  /**
   * The name of one of these that a text in another resource, in a field of this name, means: `models-bucket` of
   * `s3://models-bucket/churn`. A kind that has it is read after all that can name it, and of it only what is named: see
   * `names`. Lookups of such a kind are by these names.
   */
  named?(text: string, field: string): string | undefined;
  collect(context: CollectContext<Part>): AsyncGenerator<Reading<R>>;
}

/** A collector of whatever kind, to those who only run it. */
export type AnyCollector = Omit<Collector<string, never, string>, "collect"> & {
  collect(context: CollectContext<never>): AsyncGenerator<Reading>;
};

/** One kind of resource: adding one is a file with this as its default export, its test, and a line in its folder's index. */
export function defineCollector<const K extends string, R, const Part extends string = never>(
  collector: Collector<K, R, Part>,
): Collector<K, R, Part> {
  return collector;
}
