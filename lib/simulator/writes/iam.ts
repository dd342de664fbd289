import type {
  AttachRolePolicyRequest,
  CreatePolicyVersionRequest,
  DeleteRolePolicyRequest,
  DetachRolePolicyRequest,
  PutRolePolicyRequest,
  PutUserPolicyRequest,
  RoleDetail,
  UntagRoleRequest,
  UpdateAccountPasswordPolicyRequest,
  UpdateAssumeRolePolicyRequest,
} from "@aws-sdk/client-iam";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation } from "../call.ts";
import { passwordPolicies } from "../shelves/iam.ts";

const missing = (message: string) => new AwsError("NoSuchEntity", message, 404);

function changeRole(
  name: string | undefined,
  { account }: Call,
  change: (role: RoleDetail) => Partial<RoleDetail>,
): object {
  const role = account.iam.roles.find(({ RoleName }) => RoleName === name);
  if (!role) throw missing(`The role with name ${name} cannot be found.`);
  const changed = { ...role, ...change(role) };
  account.iam.roles = account.iam.roles.map((one) => (one === role ? changed : one));
  return {};
}

const attach: Operation<AttachRolePolicyRequest> = ({ RoleName, PolicyArn = "" }, call) => {
  const policy = call.account.iam.policies.find(({ Arn }) => Arn === PolicyArn);
  if (!policy) throw missing(`Policy ${PolicyArn} does not exist or is not attachable.`);
  return changeRole(RoleName, call, ({ AttachedManagedPolicies = [] }) => ({
    AttachedManagedPolicies: [
      ...AttachedManagedPolicies.filter((one) => one.PolicyArn !== PolicyArn),
      { PolicyArn, PolicyName: policy.PolicyName ?? "" },
    ],
  }));
};

const detach: Operation<DetachRolePolicyRequest> = ({ RoleName, PolicyArn }, call) =>
  changeRole(RoleName, call, ({ AttachedManagedPolicies = [] }) => {
    const kept = AttachedManagedPolicies.filter((one) => one.PolicyArn !== PolicyArn);
    if (kept.length === AttachedManagedPolicies.length) throw missing(`Policy ${PolicyArn} was not found.`);
    return { AttachedManagedPolicies: kept };
  });

const put: Operation<PutRolePolicyRequest> = ({ RoleName, PolicyName, PolicyDocument }, call) =>
  changeRole(RoleName, call, ({ RolePolicyList = [] }) => ({
    RolePolicyList: [
      ...RolePolicyList.filter((one) => one.PolicyName !== PolicyName),
      { PolicyName, PolicyDocument: documentIn(PolicyDocument) },
    ],
  }));

const remove: Operation<DeleteRolePolicyRequest> = ({ RoleName, PolicyName }, call) =>
  changeRole(RoleName, call, ({ RolePolicyList = [] }) => {
    const kept = RolePolicyList.filter((one) => one.PolicyName !== PolicyName);
    if (kept.length === RolePolicyList.length)
      throw missing(`The role policy with name ${PolicyName} cannot be found.`);
    return { RolePolicyList: kept };
  });

const trust: Operation<UpdateAssumeRolePolicyRequest> = ({ RoleName, PolicyDocument }, call) =>
  changeRole(RoleName, call, () => ({ AssumeRolePolicyDocument: documentIn(PolicyDocument) }));

const putForUser: Operation<PutUserPolicyRequest> = ({ UserName, PolicyName, PolicyDocument }, { account }) => {
  const user = account.iam.users.find((one) => one.UserName === UserName);
  if (!user) throw missing(`The user with name ${UserName} cannot be found.`);
  const own = (user.UserPolicyList ?? []).filter((one) => one.PolicyName !== PolicyName);
  const changed = {
    ...user,
    UserPolicyList: [...own, { PolicyName, PolicyDocument: documentIn(PolicyDocument) }],
  };
  account.iam.users = account.iam.users.map((one) => (one === user ? changed : one));
  return {};
};

/** What is left out is set back. Source: IAM API reference, UpdateAccountPasswordPolicy. */
const passwords: Operation<UpdateAccountPasswordPolicyRequest> = (input, { account }) => {
  const { MinimumPasswordLength = 6, MaxPasswordAge } = input;
  const policy = { ...input, MinimumPasswordLength, ExpirePasswords: MaxPasswordAge !== undefined };
  const [present] = passwordPolicies.on(account);
  if (!present) passwordPolicies.put(account, policy);
  else Object.assign(present, { MaxPasswordAge: undefined, PasswordReusePrevention: undefined, ...policy });
  return {};
};

/** At most five are kept. Source: IAM API reference, CreatePolicyVersion. */
const createVersion: Operation<CreatePolicyVersionRequest> = (
  { PolicyArn, PolicyDocument, SetAsDefault = false },
  { account, now },
) => {
  const policy = account.iam.policies.find(({ Arn }) => Arn === PolicyArn);
  if (!policy) throw missing(`Policy ${PolicyArn} was not found.`);
  const { PolicyVersionList: versions = [], DefaultVersionId } = policy;
  if (versions.length >= 5) throw new AwsError("LimitExceeded", "A managed policy can have up to 5 versions.", 409);
  const VersionId = `v${Math.max(0, ...versions.map((one) => Number(one.VersionId?.slice(1)))) + 1}`;
  const version = { VersionId, IsDefaultVersion: SetAsDefault, CreateDate: new Date(now) };
  const changed = {
    ...policy,
    DefaultVersionId: SetAsDefault ? VersionId : DefaultVersionId,
    PolicyVersionList: [
      { ...version, Document: documentIn(PolicyDocument) },
      ...versions.map((one) => ({ ...one, IsDefaultVersion: one.IsDefaultVersion && !SetAsDefault })),
    ],
  };
  account.iam.policies = account.iam.policies.map((one) => (one === policy ? changed : one));
  return { PolicyVersion: version };
};

/** Tags that are not there are no error. Source: IAM API reference, UntagRole. */
const untag: Operation<UntagRoleRequest> = ({ RoleName, TagKeys = [] }, call) =>
  changeRole(RoleName, call, ({ Tags = [] }) => ({ Tags: Tags.filter(({ Key = "" }) => !TagKeys.includes(Key)) }));

function documentIn(text: string | undefined): string {
  try {
    JSON.parse(text ?? "");
  } catch {
    throw new AwsError("MalformedPolicyDocument", "This policy contains invalid Json");
  }
  return text ?? "";
}

export const iamWrites: Readonly<Record<string, Operation>> = {
  AttachRolePolicy: attach,
  CreatePolicyVersion: createVersion,
  DetachRolePolicy: detach,
  PutRolePolicy: put,
  PutUserPolicy: putForUser,
  DeleteRolePolicy: remove,
  UpdateAssumeRolePolicy: trust,
  UntagRole: untag,
  UpdateAccountPasswordPolicy: passwords,
};
