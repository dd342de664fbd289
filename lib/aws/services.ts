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
  /** What the AWS CLI calls it, where that is not its prefix in IAM. Source: AWS CLI v2 command reference. */
  cli?: string;
  answers: "json" | "xml";
  tokens: PageTokens;
  /** Operations that hand them out otherwise. */
  tokensOf?: Readonly<Record<string, PageTokens>>;
  /** Requests per second that AWS allows per account, region and operation: the first pattern that matches its name. */
  rates: readonly (readonly [operation: RegExp, perSecond: number])[];
  /** What its client is made with, where the SDK's own default does not do. */
  settings?: { disableHostPrefix: true };
  /** IAM permissions whose names are not those of the operations they allow; with a prefix where that is another's, too. */
  permissions?: Readonly<Record<string, string>>;
  /** What AWS asks for besides, where the operation has another service look. */
  besides?: Readonly<Record<string, readonly string[]>>;
}

function service<Module, const Name extends keyof Module & string>(facts: ServiceFacts<Module, Name>) {
  return facts;
}

const nextToken: PageTokens = { ask: "NextToken", give: "NextToken" };
const lowerToken: PageTokens = { ask: "nextToken", give: "nextToken" };

/**
 * The AWS services this product calls, by their prefix in IAM: adding one is an entry here and its npm package. Also where the
 * permission has another name than the operation: the guard, the printed policy, the ledger and the simulated account read it.
 *
 * Sources of the rates: Service Quotas "Rate of … requests" (SageMaker; operations without a published number are taken to be
 * like their published neighbours), EC2 API throttling, quotas pages of CloudTrail, KMS, Organizations, Secrets Manager, Security Hub and
 * Tag Editor. IAM, STS, S3 and most
 * others publish none for these calls: what is here is well under what they take. Source of the permissions: Service Authorization
 * Reference. Past 300 lines, since one table is read as a whole.
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
    rates: [
      [/ServiceLastAccessedDetails$/, 10],
      [/^/, 15],
    ],
  }),
  kms: service({
    load: () => import("@aws-sdk/client-kms"),
    client: "KMS",
    answers: "json",
    tokens: { ask: "Marker", give: "NextMarker" },
    rates: [
      [/^(DescribeKey|GetKeyPolicy|GetKeyRotationStatus|ListGrants)$/, 100],
      [/^/, 10],
    ],
  }),
  s3: service({
    load: () => import("@aws-sdk/client-s3"),
    client: "S3",
    cli: "s3api",
    answers: "xml",
    tokens: { ask: "ContinuationToken", give: "ContinuationToken" },
    tokensOf: { ListObjectsV2: { ask: "ContinuationToken", give: "NextContinuationToken" } },
    rates: [
      // Of each prefix S3 takes 5,500 a second. Source: S3 user guide, "Optimizing Amazon S3 performance".
      [/^GetObject$/, 200],
      [/^/, 20],
    ],
    permissions: {
      ListObjectsV2: "ListBucket",
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
  athena: service({
    load: () => import("@aws-sdk/client-athena"),
    client: "Athena",
    answers: "json",
    tokens: nextToken,
    rates: [
      [/^GetQuery(Execution|Results)$/, 20],
      [/^/, 5],
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
    cli: "service-quotas",
    answers: "json",
    tokens: nextToken,
    rates: [[/^/, 4]],
  }),
  ecr: service({
    load: () => import("@aws-sdk/client-ecr"),
    client: "ECR",
    answers: "json",
    tokens: lowerToken,
    rates: [[/^/, 10]],
    // Where images are scanned by Inspector. Source: ECR user guide, "IAM permissions required for enhanced scanning".
    besides: { DescribeImageScanFindings: ["inspector2:ListFindings"] },
  }),
  elasticfilesystem: service({
    load: () => import("@aws-sdk/client-efs"),
    client: "EFS",
    cli: "efs",
    answers: "json",
    tokens: { ask: "Marker", give: "NextMarker" },
    rates: [[/^/, 10]],
  }),
  fsx: service({
    load: () => import("@aws-sdk/client-fsx"),
    client: "FSx",
    answers: "json",
    tokens: nextToken,
    rates: [[/^/, 10]],
  }),
  logs: service({
    load: () => import("@aws-sdk/client-cloudwatch-logs"),
    client: "CloudWatchLogs",
    answers: "json",
    tokens: lowerToken,
    rates: [[/^/, 10]],
  }),
  secretsmanager: service({
    load: () => import("@aws-sdk/client-secrets-manager"),
    client: "SecretsManager",
    answers: "json",
    tokens: nextToken,
    rates: [
      [/^DescribeSecret$/, 100],
      [/^(Get|Validate)ResourcePolicy$/, 50],
      [/^/, 10],
    ],
  }),
  sns: service({
    load: () => import("@aws-sdk/client-sns"),
    client: "SNS",
    answers: "xml",
    tokens: nextToken,
    rates: [[/^/, 10]],
  }),
  lambda: service({
    load: () => import("@aws-sdk/client-lambda"),
    client: "Lambda",
    answers: "json",
    tokens: { ask: "Marker", give: "NextMarker" },
    rates: [[/^/, 10]],
  }),
  "cognito-idp": service({
    load: () => import("@aws-sdk/client-cognito-identity-provider"),
    client: "CognitoIdentityProvider",
    answers: "json",
    tokens: nextToken,
    rates: [[/^/, 5]],
  }),
  "network-firewall": service({
    load: () => import("@aws-sdk/client-network-firewall"),
    client: "NetworkFirewall",
    answers: "json",
    tokens: nextToken,
    rates: [[/^/, 10]],
  }),
  greengrass: service({
    load: () => import("@aws-sdk/client-greengrassv2"),
    client: "GreengrassV2",
    cli: "greengrassv2",
    answers: "json",
    tokens: lowerToken,
    rates: [[/^/, 10]],
  }),
  iot: service({
    load: () => import("@aws-sdk/client-iot"),
    client: "IoT",
    answers: "json",
    tokens: { ask: "marker", give: "nextMarker" },
    tokensOf: { ListThingPrincipals: lowerToken },
    rates: [[/^/, 10]],
  }),
  organizations: service({
    load: () => import("@aws-sdk/client-organizations"),
    client: "Organizations",
    answers: "json",
    tokens: nextToken,
    rates: [[/^/, 5]],
  }),
  sso: service({
    load: () => import("@aws-sdk/client-sso-admin"),
    client: "SSOAdmin",
    cli: "sso-admin",
    answers: "json",
    tokens: nextToken,
    rates: [[/^/, 5]],
  }),
  "access-analyzer": service({
    load: () => import("@aws-sdk/client-accessanalyzer"),
    client: "AccessAnalyzer",
    cli: "accessanalyzer",
    answers: "json",
    tokens: lowerToken,
    rates: [[/^/, 10]],
    permissions: { ListFindingsV2: "ListFindings" },
  }),
  ram: service({
    load: () => import("@aws-sdk/client-ram"),
    client: "RAM",
    answers: "json",
    tokens: lowerToken,
    rates: [[/^/, 5]],
  }),
  config: service({
    load: () => import("@aws-sdk/client-config-service"),
    client: "ConfigService",
    cli: "configservice",
    answers: "json",
    tokens: nextToken,
    rates: [[/^/, 10]],
  }),
  guardduty: service({
    load: () => import("@aws-sdk/client-guardduty"),
    client: "GuardDuty",
    answers: "json",
    tokens: nextToken,
    rates: [[/^/, 10]],
  }),
  securityhub: service({
    load: () => import("@aws-sdk/client-securityhub"),
    client: "SecurityHub",
    answers: "json",
    tokens: nextToken,
    rates: [
      [/^GetFindings$/, 1.5],
      [/^BatchImportFindings$/, 5],
      [/^/, 10],
    ],
  }),
  macie2: service({
    load: () => import("@aws-sdk/client-macie2"),
    client: "Macie2",
    answers: "json",
    tokens: lowerToken,
    rates: [[/^/, 5]],
  }),
  inspector2: service({
    load: () => import("@aws-sdk/client-inspector2"),
    client: "Inspector2",
    answers: "json",
    tokens: lowerToken,
    rates: [[/^/, 5]],
  }),
  events: service({
    load: () => import("@aws-sdk/client-eventbridge"),
    client: "EventBridge",
    answers: "json",
    tokens: nextToken,
    rates: [[/^/, 10]],
  }),
  scheduler: service({
    load: () => import("@aws-sdk/client-scheduler"),
    client: "Scheduler",
    answers: "json",
    tokens: nextToken,
    rates: [[/^/, 10]],
  }),
  cloudwatch: service({
    load: () => import("@aws-sdk/client-cloudwatch"),
    client: "CloudWatch",
    answers: "json",
    tokens: nextToken,
    rates: [[/^/, 5]],
  }),
  s3control: service({
    load: () => import("@aws-sdk/client-s3-control"),
    client: "S3Control",
    answers: "xml",
    tokens: nextToken,
    rates: [[/^/, 20]],
    // The endpoint rules put the account into AWS's hosts already: see account-in-host.ts.
    settings: { disableHostPrefix: true },
    permissions: { GetPublicAccessBlock: "s3:GetAccountPublicAccessBlock" },
  }),
  tag: service({
    load: () => import("@aws-sdk/client-resource-groups-tagging-api"),
    client: "ResourceGroupsTaggingAPI",
    cli: "resourcegroupstaggingapi",
    answers: "json",
    tokens: { ask: "PaginationToken", give: "PaginationToken" },
    rates: [[/^/, 15]],
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

/** The service of an action as the AWS CLI calls it: `s3api`. */
export function cliServiceOf(action: Action): string {
  return partsOf(action).facts?.cli ?? action.slice(0, action.indexOf(":"));
}

/** The IAM permission that a call of this action takes. */
export function permissionFor(action: string): string {
  const { facts, operation } = partsOf(action);
  const name = facts?.permissions?.[operation];
  if (name === undefined || name.includes(":")) return name ?? action;
  return `${action.slice(0, action.indexOf(":"))}:${name}`;
}

/** Permissions that a call of this action takes beside its own, by how the account is set up. */
export function permissionsBeside(action: string): readonly string[] {
  const { facts, operation } = partsOf(action);
  return facts?.besides?.[operation] ?? [];
}

/** How an action hands out long lists. */
export function tokensFor(action: Action): PageTokens {
  const { facts, operation } = partsOf(action);
  return facts?.tokensOf?.[operation] ?? facts?.tokens ?? nextToken;
}

const otherwise = 4;

/** Requests per second AWS documents for an action. */
export function documentedRate(action: string): number {
  const { facts, operation } = partsOf(action);
  return facts?.rates.find(([pattern]) => pattern.test(operation))?.[1] ?? otherwise;
}
