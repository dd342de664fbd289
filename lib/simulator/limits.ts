import { matchesAction } from "./actions.ts";

export interface Limit {
  perSecond: number;
  burst: number;
}

interface DocumentedLimit extends Limit {
  pattern: string;
  /** All matching actions draw on one bucket. */
  shared?: true;
}

/**
 * What AWS allows per account, region and action; the first match counts. Sources: Service Quotas "Rate of … requests"
 * (SageMaker; neighbours without a published number are taken to be alike), EC2 user guide "Request throttling",
 * "Quotas in CloudTrail", Athena "Service Quotas" (per account API calls), KMS "Request quotas", STS quotas, Service Quotas' own. IAM and S3 publish none: values seen to work.
 */
const documented: readonly DocumentedLimit[] = [
  { pattern: "sagemaker:List*", perSecond: 2, burst: 2 },
  { pattern: "sagemaker:Search", perSecond: 2, burst: 2 },
  { pattern: "sagemaker:*", perSecond: 5, burst: 5 },
  { pattern: "ec2:*", perSecond: 20, burst: 100 },
  { pattern: "cloudtrail:LookupEvents", perSecond: 2, burst: 2 },
  { pattern: "cloudtrail:StartQuery", perSecond: 3, burst: 3 },
  { pattern: "cloudtrail:CancelQuery", perSecond: 3, burst: 3 },
  { pattern: "cloudtrail:*", perSecond: 10, burst: 10 },
  { pattern: "athena:GetQuery*", perSecond: 100, burst: 200 },
  { pattern: "athena:St*", perSecond: 20, burst: 80 },
  { pattern: "athena:*", perSecond: 5, burst: 10 },
  { pattern: "kms:*", perSecond: 2000, burst: 2000 },
  { pattern: "iam:*", perSecond: 15, burst: 15 },
  { pattern: "sts:*", perSecond: 600, burst: 600, shared: true },
  { pattern: "servicequotas:ListServiceQuotas", perSecond: 10, burst: 10 },
  { pattern: "servicequotas:*", perSecond: 5, burst: 5 },
  { pattern: "s3:*", perSecond: 100, burst: 100 },
];

/** EC2 calls that answer everything at once draw on a smaller bucket. Source: EC2 user guide, "Request throttling". */
const unfilteredLimit: Limit = { perSecond: 10, burst: 50 };
const costlyUnfiltered = new Set([
  "ec2:DescribeInstances",
  "ec2:DescribeInstanceStatus",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeVolumes",
]);

type Raised = Readonly<Record<string, Limit>>;

/** The limit of an action in an account; keys of `raised` are actions, or prefixes that end in `*`. */
export function limitOf(action: string, raised: Raised = {}): Limit | undefined {
  return raisedLimit(action, raised) ?? documented.find(({ pattern }) => matchesAction(pattern, action));
}

function raisedLimit(action: string, raised: Raised): Limit | undefined {
  const pattern = Object.keys(raised)
    .filter((candidate) => matchesAction(candidate, action))
    .sort((a, b) => b.length - a.length)[0];
  return pattern === undefined ? undefined : raised[pattern];
}

/** Token buckets, full at first. */
export class RateLimits {
  readonly #raised: Raised;
  readonly #clock: () => number;
  readonly #buckets = new Map<string, { tokens: number; filledAt: number }>();

  /** @param clock milliseconds that pass, from any origin */
  constructor(raised: Raised = {}, clock: () => number = () => performance.now()) {
    this.#raised = raised;
    this.#clock = clock;
  }

  /** True when the request may be served; false when it is throttled. */
  take(region: string, action: string, input: object = {}): boolean {
    const raised = raisedLimit(action, this.#raised);
    const costly = !raised && costlyUnfiltered.has(action) && asksForEverything(input);
    const limit = costly ? unfilteredLimit : limitOf(action, this.#raised);
    if (!limit) return true;
    const shared = !raised && documented.find(({ pattern }) => matchesAction(pattern, action))?.shared;
    const key = `${region} ${shared ? action.split(":")[0] : action}${costly ? " unfiltered" : ""}`;
    const now = this.#clock();
    const bucket = this.#buckets.get(key) ?? { tokens: limit.burst, filledAt: now };
    this.#buckets.set(key, bucket);
    bucket.tokens = Math.min(limit.burst, bucket.tokens + ((now - bucket.filledAt) / 1000) * limit.perSecond);
    bucket.filledAt = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}

/** Neither paginated nor narrowed down. */
function asksForEverything(input: object): boolean {
  return Object.keys(input).every((name) => name === "DryRun");
}
