import type { EventSelector, Trail } from "@aws-sdk/client-cloudtrail";
import type {
  InternetGateway,
  NatGateway,
  RouteTable,
  SecurityGroup,
  Subnet,
  Vpc,
  VpcEndpoint,
} from "@aws-sdk/client-ec2";
import type { GroupDetail, ManagedPolicyDetail, RoleDetail, UserDetail } from "@aws-sdk/client-iam";
import type { KeyMetadata } from "@aws-sdk/client-kms";
import type { SimulatedSageMaker } from "./kinds/index.ts";

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
  organization?: { id: string; managementAccount: string };
  regions: SimulatedRegion[];
  /** Regions that exist but are not enabled for the account. */
  disabledRegions: string[];
  iam: {
    users: UserDetail[];
    groups: GroupDetail[];
    roles: RoleDetail[];
    policies: ManagedPolicyDetail[];
  };
  /**
   * Requests per second and burst by action, where they differ from AWS's documented defaults: an account whose
   * quotas were raised. Service Quotas reports the same numbers.
   */
  raisedLimits?: Record<string, { perSecond: number; burst: number }>;
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
    vpcEndpoints: VpcEndpoint[];
  };
  kms: { keys: SimulatedKey[] };
  /** Trails at home in this region. */
  trails?: SimulatedTrail[];
  /** CloudTrail records (event version 1.11), in any order. */
  events: CloudTrailRecord[];
}

/** Logging, unless `logging` says otherwise; with the event selectors a trail has at first, unless it names its own. */
export interface SimulatedTrail extends Trail {
  logging?: boolean;
  selectors?: EventSelector[];
}

export interface SimulatedKey extends KeyMetadata {
  aliases: string[];
  /** JSON text; left out, the policy a key has that was made without one. */
  policy?: string;
  /** Rotated every year. AWS's own keys always are. */
  rotated?: boolean;
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
  requestID: string;
  userIdentity: Record<string, unknown>;
  requestParameters: Record<string, unknown> | null;
  responseElements: Record<string, unknown> | null;
  errorCode?: string;
  errorMessage?: string;
  tlsDetails?: { tlsVersion: string; cipherSuite: string; clientProvidedHostHeader: string };
  [field: string]: unknown;
}
