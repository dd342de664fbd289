import type {
  AttachedPolicy,
  GetGroupResponse,
  GetOpenIDConnectProviderRequest,
  GetOpenIDConnectProviderResponse,
  GetSAMLProviderRequest,
  GetSAMLProviderResponse,
  GroupDetail,
  ManagedPolicyDetail,
  PolicyDetail,
  RoleDetail,
  UserDetail,
  VirtualMFADevice,
} from "@aws-sdk/client-iam";
import type { SimulatedAccount } from "../account.ts";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation } from "../call.ts";
import {
  aliases,
  credentials,
  oidcProviders,
  passwordPolicies,
  type SimulatedOidcProvider,
  type SimulatedSamlProvider,
  samlProviders,
} from "../shelves/iam.ts";
import { credentialsOf, generateCredentialReport, getCredentialReport } from "./iam-credential-report.ts";
import { generateServiceLastAccessedDetails, getServiceLastAccessedDetails } from "./iam-last-accessed.ts";
import { oneOf } from "./shelved.ts";

/*
 * The reads of IAM that GetAccountAuthorizationDetails makes needless: other scanners ask them one by one. All answers
 * come from the same details. Policy documents leave as JSON text; the service encodes them.
 */

interface Paging {
  Marker?: string;
  MaxItems?: number;
}

/** Items on a page when MaxItems is not given. Source: IAM API reference. */
export const standardPage = 100;

export function more(marker: string | undefined): { IsTruncated: boolean; Marker?: string } {
  return marker === undefined ? { IsTruncated: false } : { IsTruncated: true, Marker: marker };
}

/** A list of what the input selects. */
function list<I extends object>(member: string, select: (input: I, call: Call) => readonly unknown[]): Operation {
  const operation: Operation<I & Paging> = (input, call) => {
    const page = call.page(select(input, call), { token: input.Marker, size: input.MaxItems ?? standardPage });
    return { [member]: page.items, ...more(page.next) };
  };
  return operation as Operation;
}

type Principal = UserDetail | GroupDetail | RoleDetail;
type Named = Partial<Record<"UserName" | "GroupName" | "RoleName" | "PolicyName" | "PolicyArn", string>>;
type Kind = "User" | "Group" | "Role";

const collections = { User: "users", Group: "groups", Role: "roles" } as const;

/** @throws AwsError when there is none. */
function principal(kind: Kind, input: Named, { account, gone }: Call): Principal {
  const name = input[`${kind}Name`];
  const all: readonly Principal[] = account.iam[collections[kind]];
  const found = gone ? undefined : all.find((one) => nameOf(one) === name);
  if (!found) throw noSuch(`The ${kind.toLowerCase()} with name ${name} cannot be found.`);
  return found;
}

function nameOf(one: Principal): string | undefined {
  if ("RoleName" in one) return one.RoleName;
  if ("UserName" in one) return one.UserName;
  return "GroupName" in one ? one.GroupName : undefined;
}

function inlineOf(one: Principal): readonly PolicyDetail[] {
  if ("RolePolicyList" in one) return one.RolePolicyList ?? [];
  if ("UserPolicyList" in one) return one.UserPolicyList ?? [];
  return "GroupPolicyList" in one ? (one.GroupPolicyList ?? []) : [];
}

function noSuch(message: string): AwsError {
  return new AwsError("NoSuchEntity", message, 404);
}

function managed({ PolicyArn }: Named, { account, gone }: Call): ManagedPolicyDetail {
  const found = gone ? undefined : account.iam.policies.find(({ Arn }) => Arn === PolicyArn);
  if (!found) throw noSuch(`Policy ${PolicyArn} was not found.`);
  return found;
}

/** `ListRolePolicies`, `ListAttachedRolePolicies`, `GetRolePolicy`, and the same of users and groups. */
function policiesOf(kind: Kind): Record<string, Operation> {
  const get: Operation<Named> = (input, call) => {
    const found = inlineOf(principal(kind, input, call)).find(({ PolicyName }) => PolicyName === input.PolicyName);
    if (!found) throw noSuch(`The ${kind.toLowerCase()} policy with name ${input.PolicyName} cannot be found.`);
    return { [`${kind}Name`]: input[`${kind}Name`], ...found };
  };
  return {
    [`List${kind}Policies`]: list<Named>("PolicyNames", (input, call) =>
      inlineOf(principal(kind, input, call)).flatMap(({ PolicyName }) => PolicyName ?? []),
    ),
    [`ListAttached${kind}Policies`]: list<Named>(
      "AttachedPolicies",
      (input, call): readonly AttachedPolicy[] => principal(kind, input, call).AttachedManagedPolicies ?? [],
    ),
    [`Get${kind}Policy`]: get as Operation,
  };
}

const getUser: Operation<Named> = (input, call) => ({ User: principal("User", input, call) });

const getGroup: Operation<Named, GetGroupResponse> = (input, call) => ({
  Group: principal("Group", input, call) as GetGroupResponse["Group"],
  Users: call.account.iam.users.filter(({ GroupList = [] }) =>
    GroupList.includes(input.GroupName ?? ""),
  ) as GetGroupResponse["Users"],
  IsTruncated: false,
});

const getPolicy: Operation<Named> = (input, call) => ({ Policy: managed(input, call) });

const getPolicyVersion: Operation<Named & { VersionId?: string }> = (input, call) => {
  const version = managed(input, call).PolicyVersionList?.find(({ VersionId }) => VersionId === input.VersionId);
  if (!version) throw noSuch(`Policy ${input.PolicyArn} version ${input.VersionId} does not exist.`);
  return { PolicyVersion: version };
};

const getLoginProfile: Operation<Named> = (input, call) => {
  principal("User", input, call);
  throw noSuch(`Login Profile for User ${input.UserName} cannot be found.`);
};

const getAccountPasswordPolicy: Operation = (_, { account, gone }) => {
  const [policy] = gone ? [] : passwordPolicies.on(account);
  if (policy) return { PasswordPolicy: policy };
  throw noSuch(`The Password Policy with domain name ${account.id} cannot be found.`);
};

/** Counts of what there is, as the credential report and the lists have it. */
const getAccountSummary: Operation = (_, { account }) => {
  const { iam } = account;
  const [root = {}, ...users] = credentialsOf(account);
  const withMfa = users.filter(({ mfa_active }) => mfa_active === "true").length;
  return {
    SummaryMap: {
      Users: iam.users.length,
      Groups: iam.groups.length,
      Roles: iam.roles.length,
      Policies: iam.policies.filter(({ Arn }) => !isAwsManaged(Arn)).length,
      MFADevices: withMfa,
      MFADevicesInUse: withMfa,
      AccountMFAEnabled: Number(root.mfa_active === "true"),
      AccountAccessKeysPresent: Number([root.access_key_1_active, root.access_key_2_active].includes("true")),
      AccountPasswordPresent: 1,
      AccountSigningCertificatesPresent: Number(root.cert_1_active === "true"),
      Providers: samlProviders.on(account).length + oidcProviders.on(account).length,
      InstanceProfiles: 0,
      ServerCertificates: 0,
    },
  };
};

const getSamlProvider = oneOf<SimulatedSamlProvider, GetSAMLProviderRequest, GetSAMLProviderResponse>(samlProviders, {
  is: ({ Arn }, { SAMLProviderArn }) => Arn === SAMLProviderArn,
  missing: () => noSuch("Manifest not found for arn"),
  answer: ({ Arn: _, ...provider }) => provider,
  global: true,
});

const getOidcProvider = oneOf<SimulatedOidcProvider, GetOpenIDConnectProviderRequest, GetOpenIDConnectProviderResponse>(
  oidcProviders,
  {
    is: ({ Arn }, { OpenIDConnectProviderArn }) => Arn === OpenIDConnectProviderArn,
    missing: ({ OpenIDConnectProviderArn }) =>
      noSuch(`OpenIDConnect Provider not found for arn ${OpenIDConnectProviderArn}`),
    answer: ({ Arn: _, ...provider }) => provider,
    global: true,
  },
);

function isAwsManaged(arn: string | undefined): boolean {
  return /^arn:[\w-]+:iam::aws:/.test(arn ?? "");
}

interface PolicyFilter {
  Scope?: "All" | "AWS" | "Local";
  OnlyAttached?: boolean;
  PathPrefix?: string;
}

/** AWS's own policies are there as far as the account uses them. */
function policies({ Scope = "All", OnlyAttached, PathPrefix = "/" }: PolicyFilter, { account }: Call) {
  return account.iam.policies.filter(
    ({ Arn, AttachmentCount = 0, Path = "/" }) =>
      (Scope === "All" || (Scope === "AWS") === isAwsManaged(Arn)) &&
      (!OnlyAttached || AttachmentCount > 0) &&
      Path.startsWith(PathPrefix),
  );
}

const listEntitiesForPolicy: Operation<Named> = (input, call) => {
  // AWS's own policies exist for everybody, used or not.
  const Arn = isAwsManaged(input.PolicyArn) ? input.PolicyArn : managed(input, call).Arn;
  const attached = (all: readonly Principal[]) =>
    all.filter(({ AttachedManagedPolicies = [] }) => AttachedManagedPolicies.some((one) => one.PolicyArn === Arn));
  const { users, groups, roles } = call.account.iam;
  return {
    PolicyUsers: attached(users),
    PolicyGroups: attached(groups),
    PolicyRoles: attached(roles),
    IsTruncated: false,
  };
};

const byPath =
  <C extends keyof SimulatedAccount["iam"]>(collection: C) =>
  ({ PathPrefix = "/" }: { PathPrefix?: string }, { account }: Call) =>
    account.iam[collection].filter(({ Path = "/" }) => Path.startsWith(PathPrefix));

/** Every device that the account tells of is somebody's. */
function virtualMfaDevices({ AssignmentStatus }: { AssignmentStatus?: string }, { account }: Call): VirtualMFADevice[] {
  if (AssignmentStatus === "Unassigned") return [];
  return credentials.on(account).flatMap(({ arn, virtualMfaSince }) => {
    if (!virtualMfaSince) return [];
    const user = account.iam.users.find(({ Arn }) => Arn === arn);
    const { UserId = account.id, UserName, Path, CreateDate } = user ?? {};
    return {
      SerialNumber: `arn:${account.partition}:iam::${account.id}:mfa/${UserName ?? "root-account-mfa-device"}`,
      EnableDate: virtualMfaSince,
      User: { Arn: arn, UserId, UserName, Path, CreateDate },
    };
  });
}

const none = () => [];

export const iamReads: Record<string, Operation> = {
  ...policiesOf("User"),
  ...policiesOf("Group"),
  ...policiesOf("Role"),
  GenerateCredentialReport: generateCredentialReport,
  GenerateServiceLastAccessedDetails: generateServiceLastAccessedDetails as Operation,
  GetAccountPasswordPolicy: getAccountPasswordPolicy,
  GetAccountSummary: getAccountSummary,
  GetCredentialReport: getCredentialReport,
  GetGroup: getGroup,
  GetLoginProfile: getLoginProfile,
  GetOpenIDConnectProvider: getOidcProvider as Operation,
  GetPolicy: getPolicy,
  GetPolicyVersion: getPolicyVersion,
  GetSAMLProvider: getSamlProvider as Operation,
  GetServiceLastAccessedDetails: getServiceLastAccessedDetails as Operation,
  GetUser: getUser,
  ListAccessKeys: list<Named>("AccessKeyMetadata", none),
  ListAccountAliases: list("AccountAliases", (_, { account }) => aliases.on(account).map(({ alias }) => alias)),
  ListEntitiesForPolicy: listEntitiesForPolicy as Operation,
  ListGroups: list("Groups", byPath("groups")),
  ListGroupsForUser: list<Named>("Groups", (input, call) => {
    const { GroupList = [] } = principal("User", input, call) as UserDetail;
    return call.account.iam.groups.filter(({ GroupName = "" }) => GroupList.includes(GroupName));
  }),
  ListInstanceProfiles: list("InstanceProfiles", none),
  ListMFADevices: list("MFADevices", none),
  ListOpenIDConnectProviders: (_, { account }) => ({
    OpenIDConnectProviderList: oidcProviders.on(account).map(({ Arn }) => ({ Arn })),
  }),
  ListPolicies: list("Policies", policies),
  ListPolicyTags: list<Named>("Tags", (input, call) => {
    managed(input, call);
    return [];
  }),
  ListPolicyVersions: list<Named>("Versions", (input, call) => managed(input, call).PolicyVersionList ?? []),
  ListRoleTags: list<Named>("Tags", (input, call) => (principal("Role", input, call) as RoleDetail).Tags ?? []),
  ListSAMLProviders: (_, { account }) => ({
    SAMLProviderList: samlProviders
      .on(account)
      .map(({ Arn, ValidUntil, CreateDate }) => ({ Arn, ValidUntil, CreateDate })),
  }),
  ListServerCertificates: list("ServerCertificateMetadataList", none),
  ListUsers: list("Users", byPath("users")),
  ListUserTags: list<Named>("Tags", (input, call) => (principal("User", input, call) as UserDetail).Tags ?? []),
  ListVirtualMFADevices: list<{ AssignmentStatus?: string }>("VirtualMFADevices", virtualMfaDevices),
};
