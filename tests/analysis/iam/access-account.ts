import { type AccessScope, accessScope } from "#lib/analysis/iam/access-scope.ts";
import type { Kind } from "#lib/inventory/kinds.ts";
import type { Parts, Reading } from "#lib/readings/reading.ts";
import { account, inventoryOf, now, reading, region } from "#tests/support/test-check.ts";
import { policy, type Statements, sageMakerTrust } from "./roles.ts";

/* An account in which people and roles reach things: what the tests of access are about. */

export const roleArn = (name: string) => `arn:aws:iam::${account}:role/${name}`;
export const userArn = (name: string) => `arn:aws:iam::${account}:user/${name}`;
export const bucketArn = (name: string) => `arn:aws:s3:::${name}`;

interface Has {
  inline?: Statements | undefined;
  /** Of the policy that is its boundary. */
  boundary?: Statements | undefined;
  trust?: string;
  /** Names of groups. */
  groups?: string[];
  tags?: { Key: string; Value: string }[];
  /** A policy whose document AWS did not give. */
  unreadPolicy?: boolean;
}

const policiesOf = ({ boundary, unreadPolicy }: Has) => ({
  AttachedManagedPolicies: unreadPolicy ? [{ PolicyName: "hidden", PolicyArn: "arn:aws:iam::aws:policy/hidden" }] : [],
  ManagedPolicies: [],
  ...(boundary && {
    PermissionsBoundary: {
      PermissionsBoundaryType: "PermissionsBoundaryPolicy" as const,
      PermissionsBoundaryArn: `arn:aws:iam::${account}:policy/most`,
    },
    BoundaryDocument: policy(boundary),
  }),
});

export function roleReading(name: string, has: Has = {}): Reading {
  const { inline, trust = sageMakerTrust } = has;
  const RolePolicyList = inline ? [{ PolicyName: "own", PolicyDocument: policy(inline) }] : [];
  return reading(
    "iam-role",
    name,
    {
      RoleName: name,
      Arn: roleArn(name),
      Path: "/",
      AssumeRolePolicyDocument: trust,
      RolePolicyList,
      ...policiesOf(has),
    },
    { arn: roleArn(name), region: "global" },
  );
}

export function userReading(name: string, has: Has = {}): Reading {
  const { inline, groups = [], tags } = has;
  const UserPolicyList = inline ? [{ PolicyName: "own", PolicyDocument: policy(inline) }] : [];
  return reading(
    "iam-user",
    name,
    {
      UserName: name,
      Arn: userArn(name),
      GroupList: groups,
      UserPolicyList,
      ...(tags && { Tags: tags }),
      ...policiesOf(has),
    },
    { arn: userArn(name), region: "global" },
  );
}

/** Something with a policy of its own: none, these statements, or one that could not be read. */
function withPolicy(one: Reading, part: string, own: Statements | "unread" | undefined): Reading {
  if (one.status === "unread") return one;
  const failure = { class: "denied", action: "test:GetPolicy", code: "AccessDenied", message: "no" } as const;
  const parts: Parts = {
    [part]:
      own === undefined
        ? { status: "absent", action: "test:GetPolicy" }
        : own === "unread"
          ? { status: "unread", action: "test:GetPolicy", failure }
          : { status: "read", action: "test:GetPolicy" },
  };
  const text = own !== undefined && own !== "unread" ? { [part]: policy(own) } : {};
  return { ...one, parts: { ...one.parts, ...parts }, resource: { ...(one.resource as object), ...text } };
}

export function bucketReading(name: string, own?: Statements | "unread"): Reading {
  return withPolicy(reading("s3-bucket", name, { Name: name }, { arn: bucketArn(name) }), "Policy", own);
}

export function keyReading(id: string, own: Statements | "unread", grants: object[] | "unread" = []): Reading {
  const arn = `arn:aws:kms:${region}:${account}:key/${id}`;
  const key = withPolicy(reading("kms-key", id, { KeyId: id, Arn: arn }, { arn }), "Policy", own);
  if (key.status === "unread") return key;
  const action = "kms:ListGrants";
  const failure = { class: "denied", action, code: "AccessDenied", message: "no" } as const;
  const Grants =
    grants === "unread" ? ({ status: "unread", action, failure } as const) : ({ status: "read", action } as const);
  const resource = { ...(key.resource as object), ...(grants !== "unread" && { Grants: grants }) };
  return { ...key, parts: { ...key.parts, Grants }, resource };
}

/** One of SageMaker's, under the name that its ARN has. */
export function thing(kind: Kind, name: string, type: string = kind): Reading {
  return reading(kind, name, {}, { arn: `arn:aws:sagemaker:${region}:${account}:${type}/${name}` });
}

export function scopeOf(readings: Reading[], blind: Kind[] = []): AccessScope {
  const regions = reading("guardduty", region, {}, { region });
  return accessScope(inventoryOf([regions, ...readings], blind), account, now);
}
