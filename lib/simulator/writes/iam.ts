import type {
  AttachRolePolicyRequest,
  DeleteRolePolicyRequest,
  DetachRolePolicyRequest,
  PutRolePolicyRequest,
  RoleDetail,
  UntagRoleRequest,
  UpdateAssumeRolePolicyRequest,
} from "@aws-sdk/client-iam";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation } from "../call.ts";

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
  DetachRolePolicy: detach,
  PutRolePolicy: put,
  DeleteRolePolicy: remove,
  UpdateAssumeRolePolicy: trust,
  UntagRole: untag,
};
