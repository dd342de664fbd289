/** How a service hands out long lists: the request member that takes the token, and the answer's that gives the next. */
export interface PageTokens {
  ask: string;
  give: string;
}

interface ServiceFacts<Module, Name extends keyof Module & string> {
  /** The SDK's package; loaded when the service is first called. */
  load(): Promise<Module>;
  /** What the package calls the service. */
  client: Name;
  answers: "json" | "xml";
  tokens: PageTokens;
  /** Requests per second that AWS allows per account, region and operation: the first pattern that matches its name. */
  rates: readonly (readonly [operation: RegExp, perSecond: number])[];
  /** IAM permissions whose names are not those of the operations they allow. */
  permissions?: Readonly<Record<string, string>>;
}

function service<Module, const Name extends keyof Module & string>(facts: ServiceFacts<Module, Name>) {
  return facts;
}

const nextToken: PageTokens = { ask: "NextToken", give: "NextToken" };

/**
 * The AWS services this product calls, by their prefix in IAM: adding one is an entry here and its npm package. Also where the
 * permission has another name than the operation: the guard, the printed policy, the ledger and the simulated account read it.
 *
 * Sources of the rates: Service Quotas "Rate of … requests" (SageMaker; operations without a published number are taken to be
 * like their published neighbours), EC2 API throttling, quotas pages of CloudTrail, KMS and Organizations. IAM, STS and S3
 * publish none for these calls: what is here is well under what they take. Source of the permissions: Service Authorization
 * Reference.
 */
export const services = {
  sagemaker: service({
    load: () => import("@aws-sdk/client-sagemaker"),
    client: "SageMaker",
    answers: "json",
    tokens: nextToken,
    rates: [
      [/^(List|Search)/, 2],
      [/^/, 5],
    ],
  }),
  ec2: service({
    load: () => import("@aws-sdk/client-ec2"),
    client: "EC2",
    answers: "xml",
    tokens: nextToken,
    rates: [[/^/, 20]],
  }),
  iam: service({
    load: () => import("@aws-sdk/client-iam"),
    client: "IAM",
    answers: "xml",
    tokens: { ask: "Marker", give: "Marker" },
    rates: [[/^/, 15]],
  }),
  kms: service({
    load: () => import("@aws-sdk/client-kms"),
    client: "KMS",
    answers: "json",
    tokens: { ask: "Marker", give: "NextMarker" },
    rates: [
      [/^DescribeKey$/, 100],
      [/^/, 10],
    ],
  }),
  s3: service({
    load: () => import("@aws-sdk/client-s3"),
    client: "S3",
    answers: "xml",
    tokens: { ask: "ContinuationToken", give: "ContinuationToken" },
    rates: [[/^/, 20]],
    permissions: {
      ListBuckets: "ListAllMyBuckets",
      HeadBucket: "ListBucket",
      GetBucketEncryption: "GetEncryptionConfiguration",
      GetBucketLifecycleConfiguration: "GetLifecycleConfiguration",
      GetBucketReplication: "GetReplicationConfiguration",
      GetPublicAccessBlock: "GetBucketPublicAccessBlock",
      GetObjectLockConfiguration: "GetBucketObjectLockConfiguration",
      PutBucketEncryption: "PutEncryptionConfiguration",
      PutPublicAccessBlock: "PutBucketPublicAccessBlock",
      DeleteBucketTagging: "PutBucketTagging",
    },
  }),
  cloudtrail: service({
    load: () => import("@aws-sdk/client-cloudtrail"),
    client: "CloudTrail",
    answers: "json",
    tokens: nextToken,
    rates: [
      [/^LookupEvents$/, 2],
      [/^/, 10],
    ],
  }),
  sts: service({
    load: () => import("@aws-sdk/client-sts"),
    client: "STS",
    answers: "xml",
    tokens: nextToken,
    rates: [[/^/, 20]],
  }),
  servicequotas: service({
    load: () => import("@aws-sdk/client-service-quotas"),
    client: "ServiceQuotas",
    answers: "json",
    tokens: nextToken,
    rates: [[/^/, 4]],
  }),
};

type Services = typeof services;
export type Service = keyof Services;

/** `sagemaker:ListModels`: an operation of an API, as AWS's references write it. */
export type Action = `${string}:${string}`;

type Construct<Module, Name> = Name extends keyof Module
  ? Module[Name] extends new (
      ...args: never
    ) => infer Client
    ? Client
    : never
  : never;

/** The SDK's client of a service, with a method for each operation. */
export type SdkClient<S extends Service> =
  Services[S] extends ServiceFacts<infer Module, infer Name> ? Construct<Module, Name> : never;

function partsOf(action: string): { facts: ServiceFacts<object, never> | undefined; operation: string } {
  const [prefix = "", operation = ""] = action.split(":");
  const facts = Object.hasOwn(services, prefix) ? services[prefix as Service] : undefined;
  return { facts: facts as ServiceFacts<object, never> | undefined, operation };
}

/** The IAM permission that a call of this action takes. */
export function permissionFor(action: string): string {
  const { facts, operation } = partsOf(action);
  const name = facts?.permissions?.[operation];
  return name === undefined ? action : `${action.slice(0, action.indexOf(":"))}:${name}`;
}

const otherwise = 4;

/** Requests per second AWS documents for an action. */
export function documentedRate(action: string): number {
  const { facts, operation } = partsOf(action);
  return facts?.rates.find(([pattern]) => pattern.test(operation))?.[1] ?? otherwise;
}
