import type { DetectorFeatureResult } from "@aws-sdk/client-guardduty";
import type { ResourceState, State } from "@aws-sdk/client-inspector2";
import { detectors } from "#lib/simulator/shelves/guardduty.ts";
import { inspectedAccounts } from "#lib/simulator/shelves/inspector2.ts";
import { macies } from "#lib/simulator/shelves/macie2.ts";
import { securityHubs } from "#lib/simulator/shelves/securityhub.ts";
import { hexOf } from "./random.ts";
import { arnOf, at, type Site } from "./site.ts";

/** What a detector always looks at, and what it looks at when it is told to. Source: GuardDuty user guide, "Protection plans". */
const foundational = ["CLOUD_TRAIL", "DNS_LOGS", "FLOW_LOGS"] as const;
const optional = [
  "S3_DATA_EVENTS",
  "EKS_AUDIT_LOGS",
  "EBS_MALWARE_PROTECTION",
  "RDS_LOGIN_EVENTS",
  "LAMBDA_NETWORK_LOGS",
  "RUNTIME_MONITORING",
  "AI_PROTECTION",
] as const;

interface DetectorSpec {
  daysAgo: number;
  status?: "ENABLED" | "DISABLED";
  /** Protection plans that are on. */
  plans: readonly (typeof optional)[number][];
}

export function guardDuty(site: Site, { daysAgo, status = "ENABLED", plans }: DetectorSpec): void {
  const made = at(site, daysAgo, "08:30:00");
  const feature = (Name: DetectorFeatureResult, on: boolean) => ({
    Name,
    Status: on ? ("ENABLED" as const) : ("DISABLED" as const),
    UpdatedAt: made,
  });
  detectors.put(site.content, {
    id: hexOf(`${site.region} detector`, 32),
    CreatedAt: made.toISOString(),
    UpdatedAt: made.toISOString(),
    FindingPublishingFrequency: "SIX_HOURS",
    ServiceRole: `arn:${site.partition}:iam::${site.account}:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty`,
    Status: status,
    Features: [
      ...foundational.map((name) => feature(name, true)),
      ...optional.map((name) => feature(name, plans.includes(name))),
    ],
    Tags: {},
  });
}

interface HubSpec {
  daysAgo: number;
  /** As they stand in their ARNs: `aws-foundational-security-best-practices/v/1.0.0`. */
  standards: readonly string[];
  newControls?: boolean;
  v2?: boolean;
}

export function securityHub(site: Site, { daysAgo, standards, newControls = true, v2 = false }: HubSpec): void {
  const SubscribedAt = at(site, daysAgo, "08:41:00").toISOString();
  securityHubs.put(site.content, {
    hub: {
      HubArn: arnOf(site, "securityhub", "hub/default"),
      SubscribedAt,
      AutoEnableControls: newControls,
      ControlFindingGenerator: "SECURITY_CONTROL",
    },
    standards: standards.map((standard) => ({
      StandardsSubscriptionArn: arnOf(site, "securityhub", `subscription/${standard}`),
      StandardsArn: `arn:${site.partition}:securityhub:${site.region}::standards/${standard}`,
      StandardsInput: {},
      StandardsStatus: "READY",
      StandardsControlsUpdatable: "READY_FOR_UPDATES",
    })),
    ...(v2 && { v2: { HubV2Arn: arnOf(site, "securityhub", "hubv2/default"), SubscribedAt, Features: {} } }),
  });
}

interface MacieSpec {
  daysAgo: number;
  status?: "ENABLED" | "PAUSED";
  /** It looks through buckets by itself. */
  discovers?: boolean;
}

export function macie(site: Site, { daysAgo, status = "ENABLED", discovers = false }: MacieSpec): void {
  const made = at(site, daysAgo, "08:52:00");
  macies.put(site.content, {
    session: {
      createdAt: made,
      updatedAt: made,
      findingPublishingFrequency: "FIFTEEN_MINUTES",
      serviceRole: `arn:${site.partition}:iam::${site.account}:role/aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie`,
      status,
    },
    discovery: {
      autoEnableOrganizationMembers: "NONE",
      status: discovers ? "ENABLED" : "DISABLED",
      ...(discovers && { firstEnabledAt: made }),
    },
  });
}

/** What it scans; the rest is off. */
export function inspector(site: Site, scans: readonly (keyof ResourceState)[]): void {
  const state = (on: boolean): State => ({
    status: on ? "ENABLED" : "DISABLED",
    errorCode: "ALREADY_ENABLED",
    errorMessage: "",
  });
  const of = (what: keyof ResourceState) => state(scans.includes(what));
  inspectedAccounts.put(site.content, {
    accountId: site.account,
    state: state(scans.length > 0),
    resourceState: {
      ec2: of("ec2"),
      ecr: of("ecr"),
      lambda: of("lambda"),
      lambdaCode: of("lambdaCode"),
      codeRepository: of("codeRepository"),
    },
  });
}
