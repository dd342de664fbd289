import { activityActions } from "#lib/activity/lookup-events.ts";
import { atMost } from "#lib/at-most.ts";
import { failureOf, isCredentialFailure } from "#lib/aws/failure.ts";
import { newerOperation, newerSchema } from "#lib/aws/newer-operations.ts";
import { type Action, permissionFor, type Service } from "#lib/aws/services.ts";
import { type AwsSession, type CallerIdentity, frameActions } from "#lib/aws/session.ts";
import { everyCollector } from "#lib/inventory/kinds.ts";
import { denialOf, type Refuser } from "#lib/readings/refuser.ts";
import { probeInput } from "./probe-input.ts";

/**
 * `granted`: AWS went on to answer, or to look for what there is none of. `refused`: it did not let the call through. `unsupported`:
 * the endpoint has no such operation. `untold`: no answer, or one that says nothing about the permission.
 */
export type ProbeOutcome = "granted" | "refused" | "unsupported" | "untold";

export interface Probe {
  permission: string;
  /** The operation that was tried. */
  action: Action;
  /** `global` for what belongs to no region. */
  region: string;
  outcome: ProbeOutcome;
  /** What refuses besides, where a statement in the identity's own policy would not help. */
  refusedBy?: Refuser["policy"];
  /** What AWS said, when it did not grant. Untrusted text. */
  said?: string;
}

export interface PreflightPlan {
  session: AwsSession;
  identity: CallerIdentity;
  /** What belongs to no region is asked in the first, as a scan does. */
  regions: readonly string[];
  signal: AbortSignal;
}

/** Enough at once that they do not wait for each other; each action's own budget sees to AWS's limits. */
const inFlight = 24;

/**
 * Tries each permission that a scan takes, where it takes it, with a request that changes and names nothing; sorted by permission,
 * then region.
 */
export async function tryPermissions(plan: PreflightPlan): Promise<Probe[]> {
  const wanted = probesFor(plan.regions);
  const probes: Probe[] = [];
  const held = await heldBy(plan);
  await atMost(inFlight, wanted, async (one) => void probes.push(await probe(one, { ...plan, held })));
  const place = ({ permission, region }: Wanted) => `${permission} ${region}`;
  return probes.sort((one, other) => (place(one) < place(other) ? -1 : 1));
}

type Wanted = Pick<Probe, "permission" | "action" | "region">;

/** Each permission once for each region that a scan would use it in: several operations may take the same one. */
function probesFor(regions: readonly string[]): Wanted[] {
  const wanted = new Map<string, Wanted>();
  const want = (action: Action, places: readonly string[]) => {
    const permission = permissionFor(action);
    for (const region of places) {
      const key = `${permission} ${region}`;
      if (!wanted.has(key)) wanted.set(key, { permission, action, region });
    }
  };
  for (const { actions, scope } of everyCollector()) {
    for (const action of actions) want(action, scope === "global" ? ["global"] : regions);
  }
  for (const action of activityActions) want(action, regions);
  // Whoever is let in may ask who they are.
  for (const action of frameActions) if (action !== "sts:GetCallerIdentity") want(action, ["global"]);
  return [...wanted.values()];
}

/** What the account has of what AWS looks for before it looks at the permission: only with one of its own can that be told. */
interface Held {
  bucket: { name: string; region: string } | undefined;
  /** By region: a key that SageMaker made there. */
  keys: ReadonlyMap<string, string>;
}

async function heldBy({ session, regions, signal }: PreflightPlan): Promise<Held> {
  const orNone = <T>(answer: Promise<T>): Promise<T | undefined> =>
    answer.catch(() => {
      signal.throwIfAborted();
      return undefined;
    });
  const s3 = await session.pool.get("s3", regions[0] ?? "us-east-1");
  const { Buckets = [] } = (await orNone(s3.listBuckets({ MaxBuckets: 100 }, { abortSignal: signal }))) ?? {};
  // Asked anywhere but at home, a bucket is a redirect.
  const [bucket] = Buckets.flatMap(({ Name, BucketRegion }) =>
    Name && BucketRegion ? [{ name: Name, region: BucketRegion }] : [],
  );
  const keys = new Map<string, string>();
  await Promise.all(
    regions.map(async (region) => {
      const kms = await session.pool.get("kms", region);
      const key = await orNone(kms.describeKey({ KeyId: "alias/aws/sagemaker" }, { abortSignal: signal }));
      if (key?.KeyMetadata?.KeyId) keys.set(region, key.KeyMetadata.KeyId);
    }),
  );
  return { bucket, keys };
}

/** Services that look for a thing before they look at the permission, and say so when there is none. */
const looksFirst = /^(s3:\w+ NoSuchBucket|kms:\w+ NotFoundException)$/;

type Planned = PreflightPlan & { held: Held };

async function probe(wanted: Wanted, plan: Planned): Promise<Probe> {
  const { session, regions, held, signal } = plan;
  const aboutBucket = wanted.action.startsWith("s3:") && wanted.action !== "s3:ListBuckets";
  const home = aboutBucket ? held.bucket?.region : undefined;
  const region = wanted.region === "global" ? (home ?? regions[0] ?? "us-east-1") : wanted.region;
  const [service, operation] = wanted.action.split(":") as [Service, string];
  signal.throwIfAborted();
  try {
    const command = await commandFor(service, operation, { ...plan, region });
    if (!command) return { ...wanted, outcome: "unsupported" };
    const client = await session.pool.get(service as "sagemaker", region);
    await client.send(command, { abortSignal: signal });
    return { ...wanted, outcome: "granted" };
  } catch (error) {
    signal.throwIfAborted();
    return { ...wanted, ...outcomeOf(error, wanted.action) };
  }
}

async function commandFor(
  service: Service,
  operation: string,
  { session, identity, region, held }: Planned & { region: string },
) {
  const newer = newerOperation(`${service}:${operation}`);
  const bare = await session.pool.command(service, operation, {});
  const schema = newer ? newerSchema(operation, newer) : (bare as { schema?: readonly unknown[] } | undefined)?.schema;
  const { partition, account } = identity;
  const place = { partition, account, region, bucket: held.bucket?.name, key: held.keys.get(region) };
  return session.pool.command(
    service,
    operation,
    schema ? probeInput(`${service}:${operation}`, schema[4], place) : {},
  );
}

/** What Macie says to those who may ask, under the code of a denial. Source: Macie API reference, "AccessDeniedException". */
const isOff = /^Macie is not enabled/;

/** A request whose form AWS did not take: it had not looked at the permission yet. */
const malformed = /validation errors? detected|failed to satisfy constraint/;

function outcomeOf(error: unknown, action: Action): Pick<Probe, "outcome" | "refusedBy" | "said"> {
  const failure = failureOf(error, action);
  const said = `${failure.code}: ${failure.message}`;
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0;
  if (isOff.test(failure.message)) return { outcome: "granted" };
  if (failure.class === "denied") {
    const { refusedBy } = denialOf(failure);
    return { outcome: "refused", ...(refusedBy && { refusedBy }), said };
  }
  if (failure.class === "unsupported") return { outcome: "unsupported", said };
  if (failure.class === "missing")
    return looksFirst.test(`${action} ${failure.code}`) ? { outcome: "untold", said } : { outcome: "granted" };
  const isAnswer = failure.class === "other" && status >= 400 && status < 500;
  if (!isAnswer || malformed.test(failure.message) || isCredentialFailure(error)) return { outcome: "untold", said };
  return { outcome: "granted" };
}
