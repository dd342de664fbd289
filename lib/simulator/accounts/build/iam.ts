import type { GroupDetail, ManagedPolicyDetail, RoleDetail, UserDetail } from "@aws-sdk/client-iam";
import { present } from "./present.ts";
import { iamId } from "./random.ts";
import { at, type Frame, hoursAgo, roleArn } from "./site.ts";
import { tagsOf } from "./tags.ts";

export interface RoleSpec {
  /** With its path: `service-role/growth`. */
  name: string;
  trust: string;
  /** Names of customer policies, or `aws:` and the name of AWS's. */
  attached?: string[];
  inline?: Record<string, string>;
  boundary?: string;
  createdDaysAgo?: number;
  /** Its sessions last so long. */
  sessionHours?: number;
  /** Never, when null. */
  usedHoursAgo?: number | null;
  usedIn?: string;
  tags?: Record<string, string>;
}

/** What GetRole says besides. */
export type Role = RoleDetail & { MaxSessionDuration?: number };
/** Six hours are what sessions of the account are asked for, unless the role says otherwise. */
export const sessionSeconds = 21_600;

export function role(frame: Frame, spec: RoleSpec): Role {
  const { path, name } = splitPath(spec.name);
  const usedHoursAgo = spec.usedHoursAgo === undefined ? 7 : spec.usedHoursAgo;
  return present<Role>({
    MaxSessionDuration: spec.sessionHours === undefined ? sessionSeconds : spec.sessionHours * 3600,
    Path: path,
    RoleName: name,
    RoleId: iamId("AROA", name),
    Arn: roleArn(frame, spec.name),
    CreateDate: at(frame, spec.createdDaysAgo ?? 410, "10:12:41"),
    AssumeRolePolicyDocument: spec.trust,
    InstanceProfileList: [],
    RolePolicyList: inlinePolicies(spec.inline),
    AttachedManagedPolicies: attachments(frame, spec.attached),
    PermissionsBoundary: spec.boundary
      ? { PermissionsBoundaryType: boundaryType, PermissionsBoundaryArn: policyArn(frame, spec.boundary) }
      : undefined,
    Tags: tagsOf(spec.tags ?? {}),
    RoleLastUsed:
      usedHoursAgo === null ? {} : { LastUsedDate: hoursAgo(frame, usedHoursAgo), Region: spec.usedIn ?? "us-east-1" },
  });
}

/** IAM answers "Policy"; the SDK's enumeration has it as "PermissionsBoundaryPolicy". */
const boundaryType = "Policy" as string as "PermissionsBoundaryPolicy";

export interface UserSpec {
  name: string;
  groups?: string[];
  attached?: string[];
  inline?: Record<string, string>;
  createdDaysAgo?: number;
  tags?: Record<string, string>;
}

export function user(frame: Frame, spec: UserSpec): UserDetail {
  return {
    Path: "/",
    UserName: spec.name,
    UserId: iamId("AIDA", spec.name),
    Arn: `arn:${frame.partition}:iam::${frame.account}:user/${spec.name}`,
    CreateDate: at(frame, spec.createdDaysAgo ?? 530, "08:55:03"),
    UserPolicyList: inlinePolicies(spec.inline),
    GroupList: spec.groups ?? [],
    AttachedManagedPolicies: attachments(frame, spec.attached),
    Tags: tagsOf(spec.tags ?? {}),
  };
}

export function group(
  frame: Frame,
  spec: { name: string; attached?: string[]; inline?: Record<string, string> },
): GroupDetail {
  return {
    Path: "/",
    GroupName: spec.name,
    GroupId: iamId("AGPA", spec.name),
    Arn: `arn:${frame.partition}:iam::${frame.account}:group/${spec.name}`,
    CreateDate: at(frame, 700, "09:30:00"),
    GroupPolicyList: inlinePolicies(spec.inline),
    AttachedManagedPolicies: attachments(frame, spec.attached),
  };
}

interface PolicySpec {
  /** `aws:` and a name for one of AWS's. */
  name: string;
  document: string;
  description?: string;
  version?: string;
  createdDaysAgo?: number;
}

export function managedPolicy(frame: Frame, spec: PolicySpec): ManagedPolicyDetail {
  const Arn = policyArn(frame, spec.name);
  const { path, name } = splitPath(Arn.slice(Arn.indexOf(":policy/") + 8));
  const CreateDate = at(frame, spec.createdDaysAgo ?? 900, "07:00:00");
  const VersionId = spec.version ?? "v1";
  return present({
    PolicyName: name,
    PolicyId: iamId("ANPA", name),
    Arn,
    Path: path,
    DefaultVersionId: VersionId,
    AttachmentCount: 0,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    Description: spec.description,
    CreateDate,
    UpdateDate: CreateDate,
    PolicyVersionList: [{ Document: spec.document, VersionId, IsDefaultVersion: true, CreateDate }],
  });
}

/** Counts how often each policy is attached or set as a boundary, as AWS reports with the policy. */
export function countAttachments(
  policies: readonly ManagedPolicyDetail[],
  principals: readonly (RoleDetail | UserDetail | GroupDetail)[],
): ManagedPolicyDetail[] {
  return policies.map((detail) => ({
    ...detail,
    AttachmentCount: principals.filter((principal) =>
      principal.AttachedManagedPolicies?.some(({ PolicyArn }) => PolicyArn === detail.Arn),
    ).length,
    PermissionsBoundaryUsageCount: principals.filter(
      (principal) =>
        "PermissionsBoundary" in principal && principal.PermissionsBoundary?.PermissionsBoundaryArn === detail.Arn,
    ).length,
  }));
}

function policyArn(frame: Frame, name: string): string {
  return name.startsWith("aws:")
    ? `arn:${frame.partition}:iam::aws:policy/${name.slice(4)}`
    : `arn:${frame.partition}:iam::${frame.account}:policy/${name}`;
}

function attachments(frame: Frame, names: readonly string[] = []) {
  return names.map((name) => ({
    PolicyName: name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf(":")) + 1),
    PolicyArn: policyArn(frame, name),
  }));
}

function inlinePolicies(inline: Record<string, string> = {}) {
  return Object.entries(inline).map(([PolicyName, PolicyDocument]) => ({ PolicyName, PolicyDocument }));
}

function splitPath(name: string): { path: string; name: string } {
  const slash = name.lastIndexOf("/") + 1;
  return { path: `/${name.slice(0, slash)}`, name: name.slice(slash) };
}
