import type {
  AdvancedEventSelector,
  EventSelector,
  GetTrailStatusResponse,
  InsightSelector,
  Trail,
} from "@aws-sdk/client-cloudtrail";
import type {
  FlowLog,
  InternetGateway,
  NatGateway,
  NetworkAcl,
  RouteTable,
  SecurityGroup,
  Subnet,
  Vpc,
  VpcEndpoint,
} from "@aws-sdk/client-ec2";
import type { GroupDetail, ManagedPolicyDetail, RoleDetail, UserDetail } from "@aws-sdk/client-iam";
import type { GrantListEntry, KeyMetadata } from "@aws-sdk/client-kms";
import type { AccountState } from "@aws-sdk/client-organizations";
import type {
  Bucket,
  Tag as BucketTag,
  GetBucketVersioningOutput,
  Grant,
  LoggingEnabled,
  ObjectLockConfiguration,
  ObjectOwnership,
  PublicAccessBlockConfiguration,
  ServerSideEncryptionConfiguration,
} from "@aws-sdk/client-s3";
import type { SimulatedSageMaker } from "./kinds/index.ts";
import type { Shelves } from "./shelf.ts";

/**
 * An account as data: what each Describe would answer, in AWS's own shape. List and Search answers, pages, errors and
 * limits are derived from it by the server. Dates are Date objects, policy documents plain JSON text.
 */
export interface SimulatedAccount {
  /** Twelve digits. */
  id: string;
  partition: string;
  /** What sts:GetCallerIdentity says. */
  caller: { arn: string; userId: string };
  /** The organization it is a member of, if any. */
  organization?: SimulatedOrganization;
  regions: SimulatedRegion[];
  /** Regions that exist but are not enabled for the account. */
  disabledRegions: string[];
  iam: {
    users: UserDetail[];
    groups: GroupDetail[];
    roles: RoleDetail[];
    policies: ManagedPolicyDetail[];
  };
  s3?: { buckets: SimulatedBucket[]; objects?: SimulatedObjects[] };
  /** What services without regions hold, beside the above. */
  shelves?: Shelves;
  /**
   * Requests per second and burst by action, where they differ from AWS's documented defaults: an account whose
   * quotas were raised. Service Quotas reports the same numbers.
   */
  raisedLimits?: Record<string, { perSecond: number; burst: number }>;
}

export interface SimulatedOrganization {
  id: string;
  managementAccount: string;
  /** The management account lets this one see the policies. */
  readsPolicies?: boolean;
  /** All accounts, as the management account sees them; itself alone when left out. */
  members?: { id: string; name: string; state: AccountState }[];
}

export interface SimulatedRegion {
  name: string;
  sagemaker: SimulatedSageMaker;
  ec2: {
    vpcs: Vpc[];
    subnets: Subnet[];
    routeTables: RouteTable[];
    securityGroups: SecurityGroup[];
    natGateways: NatGateway[];
    internetGateways: InternetGateway[];
    /** Those beside the one that every VPC has. */
    networkAcls: NetworkAcl[];
    flowLogs: FlowLog[];
    vpcEndpoints: VpcEndpoint[];
  };
  kms: { keys: SimulatedKey[] };
  /** Trails at home in this region. */
  trails?: SimulatedTrail[];
  /** What other services hold here. */
  shelves?: Shelves;
  /** CloudTrail records (event version 1.11), in any order. */
  events: CloudTrailRecord[];
}

/**
 * Logging, unless `logging` says otherwise; with the event selectors a trail has at first, unless it names its own of either sort.
 * One whose ARN is of another account is its organization's, at home here.
 */
export interface SimulatedTrail extends Trail {
  logging?: boolean;
  /** What its status says beside: errors of its deliveries. */
  status?: Partial<GetTrailStatusResponse>;
  selectors?: EventSelector[];
  advancedSelectors?: AdvancedEventSelector[];
  insights?: InsightSelector[];
}

/** One whose ARN is another account's is shared with this one: it is described here, and no list shows it. */
export interface SimulatedKey extends KeyMetadata {
  aliases: string[];
  /** JSON text; left out, the policy a key has that was made without one. */
  policy?: string;
  /** Rotated every year. AWS's own keys always are. */
  rotated?: boolean;
  grants?: GrantListEntry[];
}

/**
 * A bucket as ListBuckets gives it, and what each of its parts answers. What is left out was never set: then the bucket is
 * encrypted with S3's own keys, and its ACL lets nobody in but its owner.
 */
export interface SimulatedBucket extends Bucket {
  Name: string;
  BucketRegion: string;
  /** JSON text. Whether it is public follows from it. */
  Policy?: string;
  Encryption?: ServerSideEncryptionConfiguration;
  /** Grants beside the owner's. */
  Grants?: Grant[];
  Logging?: LoggingEnabled;
  ObjectLock?: ObjectLockConfiguration;
  ObjectOwnership?: ObjectOwnership;
  PublicAccessBlock?: PublicAccessBlockConfiguration;
  TagSet?: BucketTag[];
  Versioning?: Pick<GetBucketVersioningOutput, "Status" | "MFADelete">;
}

/** What a bucket holds: one of the account's, or another's that lets it in. */
export interface SimulatedObjects {
  bucket: string;
  region: string;
  /** The account that owns it, where it is not this one. */
  owner?: string;
  /** By key. */
  objects: ReadonlyMap<string, SimulatedObject>;
}

/** Its bytes, or the records of a log, of which object-bytes.ts makes the file that CloudTrail writes. */
export type SimulatedObject = ObjectFacts &
  ({ bytes: Uint8Array; records?: never } | { records: readonly CloudTrailRecord[]; bytes?: never });

interface ObjectFacts {
  storageClass?: "STANDARD" | "GLACIER" | "DEEP_ARCHIVE";
  modified?: Date;
  contentType?: string;
  /** What whoever reads it is told instead. */
  refusal?: readonly [code: string, message: string, status: number];
}

/** The CloudTrail record as it stands in a trail file. Source: CloudTrail user guide, "Record contents". */
export interface CloudTrailRecord {
  eventVersion: string;
  eventID: string;
  /** ISO, seconds. */
  eventTime: string;
  eventSource: string;
  eventName: string;
  awsRegion: string;
  sourceIPAddress: string;
  userAgent: string;
  readOnly: boolean;
  eventType: string;
  eventCategory: string;
  managementEvent: boolean;
  recipientAccountId: string;
  /** None of a sign-in. */
  requestID?: string;
  userIdentity: Record<string, unknown>;
  requestParameters: Record<string, unknown> | null;
  responseElements: Record<string, unknown> | null;
  errorCode?: string;
  errorMessage?: string;
  tlsDetails?: { tlsVersion: string; cipherSuite: string; clientProvidedHostHeader: string };
  [field: string]: unknown;
}
