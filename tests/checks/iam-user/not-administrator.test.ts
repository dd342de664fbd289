import check from "#lib/checks/iam-user/not-administrator.ts";
import { allow, deny, policy, type Statements } from "#tests/analysis/iam/roles.ts";
import { account, inventoryOf, reading, testCheck, unread } from "#tests/support/test-check.ts";

const Arn = `arn:aws:iam::${account}:user/ada`;
const none = { AttachedManagedPolicies: [], ManagedPolicies: [] };
const inline = (statements: Statements) => [{ PolicyName: "own", PolicyDocument: policy(statements) }];
const user = (statements: Statements, more: object = {}) => ({
  ...{ Arn, UserName: "ada", GroupList: [] as string[], ...none, UserPolicyList: inline(statements) },
  ...more,
});
const member = { Arn, UserName: "ada", GroupList: ["team"], ...none };
const group = (statements: Statements) =>
  reading(
    "iam-group",
    "team",
    { GroupName: "team", ...none, GroupPolicyList: inline(statements) },
    { region: "global" },
  );
const boundary = (statements: Statements) => ({
  PermissionsBoundary: { PermissionsBoundaryArn: `arn:aws:iam::${account}:policy/limits` },
  BoundaryDocument: policy(statements),
});
const aws = (name: string) => ({
  AttachedManagedPolicies: [{ PolicyName: name, PolicyArn: `arn:aws:iam::aws:policy/${name}` }],
});

testCheck(check, {
  pass: {
    "it may a little": { resource: user(allow("s3:GetObject")) },
    "its group may a little": { resource: member, inventory: inventoryOf([group(allow("s3:GetObject"))]) },
    "its own password and keys are its own": {
      resource: user(allow(["iam:CreateAccessKey", "iam:ChangePassword"], Arn)),
    },
    "its boundary keeps it down": { resource: user(allow("*"), boundary(allow("s3:*"))) },
    "it may pass roles to SageMaker alone": { resource: user(allow(["sagemaker:*"])) },
    "everything is denied": { resource: user([allow("*"), deny("*")]) },
  },
  fail: {
    "it may everything": { resource: user(allow("*")) },
    "by AWS's policy": { resource: user(allow("s3:GetObject"), aws("AdministratorAccess")) },
    "by its group": { resource: member, inventory: inventoryOf([group(allow("*"))]) },
    "it may write its own policies": { resource: user(allow("iam:PutUserPolicy", Arn)) },
    "it may attach any to itself": { resource: user(allow("iam:AttachUserPolicy", Arn)) },
    "it may join any group": { resource: user(allow("iam:AddUserToGroup")) },
    "it may take off its boundary": {
      resource: user([allow("*")], boundary([allow(["s3:*", "iam:DeleteUserPermissionsBoundary"])])),
    },
    "it may pass any role to Lambda": { resource: user(allow(["iam:PassRole", "lambda:*"])) },
  },
  notApplicable: {
    "it is meant for emergencies": {
      resource: user(allow("*")),
      identity: { name: "ada" },
      options: { emergency: ["ada"] },
    },
  },
  unknown: {
    "a policy was not read": { resource: user(allow("s3:GetObject"), aws("Unheard")) },
    "its group was not read": {
      resource: member,
      inventory: inventoryOf([unread("iam-group", "team", { region: "global" })]),
    },
    "whom it may assume is not read": { resource: user(allow("sts:AssumeRole")) },
    "the answer is not complete": { resource: {} },
  },
});
