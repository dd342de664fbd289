import type { Subnet } from "@aws-sdk/client-ec2";
import type {
  DescribeAppResponse,
  DescribeDomainResponse,
  DescribeUserProfileResponse,
  ResourceSpec,
  SpaceSettings,
  UserSettings,
} from "@aws-sdk/client-sagemaker";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import type { Actor } from "./actors.ts";
import { held } from "./held.ts";
import { present } from "./present.ts";
import { base36Of, hexOf } from "./random.ts";
import { arnOf, hoursAgo, later, roleArn, type Site, sagemakerArn } from "./site.ts";
import { tagsOf } from "./tags.ts";
import { record } from "./trail.ts";

export type Domain = SimulatedSageMaker["domains"][number] & { DomainId: string };
type Profile = SimulatedSageMaker["userProfiles"][number];
type Space = SimulatedSageMaker["spaces"][number];

interface DomainSpec {
  name: string;
  by: Actor;
  created: Date;
  role: string;
  vpc: string;
  subnets: readonly Subnet[];
  /** Defaults are AWS's: internet access outside of the VPC, no key of one's own. */
  network?: DescribeDomainResponse["AppNetworkAccessType"];
  auth?: DescribeDomainResponse["AuthMode"];
  key?: string;
  user?: UserSettings;
  space?: DescribeDomainResponse["DefaultSpaceSettings"];
  settings?: DescribeDomainResponse["DomainSettings"];
  tagPropagation?: DescribeDomainResponse["TagPropagation"];
  boundaryGroup?: string;
  status?: DescribeDomainResponse["Status"];
  reason?: string;
  updates?: readonly { at: Date; by: Actor; change: object }[];
  tags?: Record<string, string>;
}

export function domain(site: Site, spec: DomainSpec): Domain {
  const { name, by, created, updates = [] } = spec;
  const DomainId = `d-${base36Of(`${site.region} domain ${name}`, 12)}`;
  const auth = spec.auth ?? "IAM";
  const ExecutionRole = roleArn(site, spec.role);
  const made = present<Domain>({
    DomainArn: arnOf(site, "sagemaker", `domain/${DomainId}`),
    DomainId,
    DomainName: name,
    HomeEfsFileSystemId: `fs-0${hexOf(DomainId, 16)}`,
    SingleSignOnManagedApplicationInstanceId: auth === "SSO" ? `ins-${hexOf(DomainId, 16)}` : undefined,
    SingleSignOnApplicationArn:
      auth === "SSO"
        ? `arn:aws:sso::${site.account}:application/ssoins-722308d4f1a0b6c5/apl-${hexOf(DomainId, 16)}`
        : undefined,
    Status: spec.status ?? "InService",
    CreationTime: created,
    LastModifiedTime: later(updates.at(-1)?.at ?? created, 6),
    FailureReason: spec.reason,
    SecurityGroupIdForDomainBoundary: spec.boundaryGroup,
    AuthMode: auth,
    DefaultUserSettings: { ExecutionRole, ...spec.user },
    DomainSettings: spec.settings ?? {},
    AppNetworkAccessType: spec.network ?? "PublicInternetOnly",
    HomeEfsFileSystemKmsKeyId: spec.key,
    SubnetIds: spec.subnets.flatMap(({ SubnetId }) => SubnetId ?? []),
    Url: `https://${DomainId}.studio.${site.region}.sagemaker.aws`,
    VpcId: spec.vpc,
    KmsKeyId: spec.key,
    TagPropagation: spec.tagPropagation ?? "DISABLED",
    DefaultSpaceSettings: { ExecutionRole, ...spec.space },
    Tags: tagsOf(spec.tags ?? {}),
  });
  site.content.sagemaker.domains.push(made);
  const { DomainArn, Url } = made;
  record(site, {
    at: created,
    by,
    action: "sagemaker:CreateDomain",
    request: {
      DomainName: name,
      AuthMode: auth,
      DefaultUserSettings: made.DefaultUserSettings,
      DomainSettings: made.DomainSettings,
      SubnetIds: made.SubnetIds,
      VpcId: spec.vpc,
      AppNetworkAccessType: made.AppNetworkAccessType,
      KmsKeyId: spec.key,
      TagPropagation: made.TagPropagation,
      DefaultSpaceSettings: made.DefaultSpaceSettings,
      Tags: made.Tags?.length ? made.Tags : undefined,
    },
    response: { DomainArn, DomainId, Url },
  });
  for (const { at, by: actor, change } of updates) {
    record(site, {
      at,
      by: actor,
      action: "sagemaker:UpdateDomain",
      request: { DomainId, ...change },
      response: { DomainArn },
    });
  }
  return made;
}

interface ProfileSpec {
  name: string;
  by: Actor;
  created: Date;
  settings?: UserSettings;
  /** Set in Identity Center domains. */
  email?: string;
  status?: DescribeUserProfileResponse["Status"];
  reason?: string;
  updates?: readonly { at: Date; by: Actor; change: object }[];
  tags?: Record<string, string>;
}

export function userProfile(site: Site, { DomainId }: Domain, spec: ProfileSpec): Profile {
  const { name, by, created, updates = [] } = spec;
  const arn = arnOf(site, "sagemaker", `user-profile/${DomainId}/${name.toLowerCase()}`);
  const made = present<Profile>({
    DomainId,
    UserProfileArn: arn,
    UserProfileName: name,
    HomeEfsFileSystemUid: String(200000 + site.content.sagemaker.userProfiles.length * 5),
    Status: spec.status ?? "InService",
    LastModifiedTime: later(updates.at(-1)?.at ?? created, 1),
    CreationTime: created,
    FailureReason: spec.reason,
    SingleSignOnUserIdentifier: spec.email ? "UserName" : undefined,
    SingleSignOnUserValue: spec.email,
    UserSettings: spec.settings ?? {},
    Tags: tagsOf(spec.tags ?? {}),
  });
  site.content.sagemaker.userProfiles.push(made);
  record(site, {
    at: created,
    by,
    action: "sagemaker:CreateUserProfile",
    request: {
      DomainId,
      UserProfileName: name,
      SingleSignOnUserIdentifier: made.SingleSignOnUserIdentifier,
      SingleSignOnUserValue: made.SingleSignOnUserValue,
      UserSettings: made.UserSettings,
      Tags: made.Tags?.length ? made.Tags : undefined,
    },
    response: { UserProfileArn: arn },
  });
  for (const { at, by: actor, change } of updates) {
    record(site, {
      at,
      by: actor,
      action: "sagemaker:UpdateUserProfile",
      request: { DomainId, UserProfileName: name, ...change },
      response: { UserProfileArn: arn },
    });
  }
  return made;
}

interface SpaceSpec {
  name: string;
  by: Actor;
  created: Date;
  owner: string;
  shared?: boolean;
  settings: SpaceSettings;
  tags?: Record<string, string>;
}

export function space(site: Site, { DomainId }: Domain, spec: SpaceSpec): Space {
  const { name, by, created, owner, shared = false, settings } = spec;
  return held(site, "spaces", {
    by,
    create: "CreateSpace",
    DomainId,
    SpaceArn: sagemakerArn(site, "space", `${DomainId}/${name}`),
    SpaceName: name,
    HomeEfsFileSystemUid: String(300000 + site.content.sagemaker.spaces.length * 5),
    Status: "InService",
    LastModifiedTime: later(created, 1),
    CreationTime: created,
    SpaceSettings: settings,
    OwnershipSettings: { OwnerUserProfileName: owner },
    SpaceSharingSettings: { SharingType: shared ? "Shared" : "Private" },
    SpaceDisplayName: name,
    Url: `https://${DomainId}.studio.${site.region}.sagemaker.aws/${settings.AppType?.toLowerCase()}/default`,
    Tags: tagsOf(spec.tags ?? {}),
  });
}

interface AppSpec {
  by: Actor;
  created: Date;
  type: NonNullable<DescribeAppResponse["AppType"]>;
  name?: string;
  /** Its space, or the profile whose own it is. */
  space?: Space;
  profile?: string;
  resources: ResourceSpec;
  status?: DescribeAppResponse["Status"];
  reason?: string;
  lastUsed?: Date;
  tags?: Record<string, string>;
}

export function app(site: Site, { DomainId }: Domain, spec: AppSpec): void {
  const { by, created, type, name = "default", profile, status = "InService" } = spec;
  const home = profile ? { UserProfileName: profile } : { SpaceName: spec.space?.SpaceName };
  const owner = profile ?? spec.space?.SpaceName;
  held(site, "apps", {
    by,
    create: "CreateApp",
    AppArn: arnOf(site, "sagemaker", `app/${DomainId}/${owner}/${type}/${name}`),
    AppType: type,
    AppName: name,
    DomainId,
    ...home,
    Status: status,
    CreationTime: created,
    ...(spec.reason && { FailureReason: spec.reason }),
    ...(status === "InService" && { LastHealthCheckTimestamp: hoursAgo(site, 0.05) }),
    ...(spec.lastUsed && { LastUserActivityTimestamp: spec.lastUsed }),
    ResourceSpec: spec.resources,
    Tags: tagsOf(spec.tags ?? {}),
  });
}
