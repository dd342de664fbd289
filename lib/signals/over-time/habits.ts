import type { EventRow, RecordedEvent } from "#lib/store/views.ts";
import { networkIn, principalOf } from "./event-facts.ts";

/**
 * What is remembered of users, roles and the account (`""`): that there was anything at all, networks, clients and regions that calls came
 * from, the first role handed to a job, regions in which something was changed, buckets that a request named, and since when
 * CloudTrail of a region is followed, which no event says: SageMaker's, or where that is not read all that is, for what has no region.
 */
export const aspects = [
  "any",
  "network",
  "client",
  "region",
  "passes-role",
  "changes",
  "bucket",
  "followed",
  "followed-besides",
] as const;
export type Aspect = (typeof aspects)[number];

export interface Habit {
  principal: string;
  aspect: Aspect;
  value: string;
}

/** Calls that hand a role to a job of SageMaker. Source: service authorization reference, `iam:PassedToService`. */
export const jobCalls = [
  ...[
    "CreateTrainingJob",
    "CreateProcessingJob",
    "CreateHyperParameterTuningJob",
    "CreateAutoMLJob",
    "CreateAutoMLJobV2",
  ],
  ...[
    "CreateCompilationJob",
    "CreateLabelingJob",
    "CreateOptimizationJob",
    "CreateInferenceRecommendationsJob",
    "CreateJob",
  ],
] as const;
const jobs: ReadonlySet<string> = new Set(jobCalls);

/** The most buckets of one request that are remembered. */
const mostBuckets = 50;

/** As long as a role's path, its name and the rest of an ARN can be: what a file makes up beyond that must fit no index. */
const isName = /^[\x20-\x7e]{1,640}$/;

/** Of which habits an event tells. */
export function habitsIn(event: RecordedEvent): Habit[] {
  const principal = principalOf(event);
  const ofAccount = (aspect: Aspect, value: string) => ({ principal: "", aspect, value });
  const isMade = !event.readOnly && event.errorCode === null;
  const habits: Habit[] = [ofAccount("any", "")];
  if (!event.readOnly) habits.push(ofAccount("changes", event.region));
  if (!event.readOnly) habits.push(...bucketsIn(event).map((bucket) => ofAccount("bucket", bucket)));
  if (principal === null || !isName.test(principal)) return habits;
  const own = (aspect: Aspect, value: string) => habits.push({ principal, aspect, value });
  own("any", "");
  const network = networkIn(event);
  if (network !== undefined) own("network", network);
  // What a service does with somebody's credentials says nothing of where that is.
  if (event.addressClass !== "aws") {
    own("client", event.client);
    own("region", event.region);
  }
  if (isMade && jobs.has(event.name)) own("passes-role", "");
  return habits;
}

/** Buckets that a request names, as `s3://bucket/…` or as S3's own calls do. */
function bucketsIn({ record, source }: EventRow & { record: Record<string, unknown> }): string[] {
  const request = record.requestParameters;
  if (typeof request !== "object" || request === null) return [];
  if (source === "s3.amazonaws.com") {
    const { bucketName } = request as { bucketName?: unknown };
    return typeof bucketName === "string" ? [bucketName.slice(0, 63)] : [];
  }
  const text = JSON.stringify(request);
  if (!text.includes("s3://")) return [];
  const named = text.matchAll(/s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/g);
  return [...new Set(Array.from(named, ([, bucket = ""]) => bucket))].slice(0, mostBuckets);
}
