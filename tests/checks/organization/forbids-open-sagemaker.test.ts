import check from "#lib/checks/organization/forbids-open-sagemaker.ts";
import { allow, deny, policy, type Statements, when } from "#tests/analysis/iam/roles.ts";
import { account, inventoryOf, reading, testCheck } from "#tests/support/test-check.ts";

const resource = { Id: "o-1", MasterAccountId: "209648157733" };
const root = { Type: "ROOT", TargetId: "r-1" } as const;
const unit = { Type: "ORGANIZATIONAL_UNIT", TargetId: "ou-1", Name: "Workloads" } as const;
const own = { Type: "ACCOUNT", TargetId: account } as const;
const other = { Type: "ACCOUNT", TargetId: "611111111116" } as const;
const forbid = (key: string) => deny("sagemaker:Create*", "*", when(key, "true", "Null"));
const all = [
  deny("sagemaker:CreateNotebookInstance", "*", when("sagemaker:DirectInternetAccess", "Enabled")),
  forbid("sagemaker:VpcSubnets"),
  forbid("sagemaker:VolumeKmsKey"),
];
const scp = (statements: Statements, Targets: object[] | undefined, name = "guards") =>
  reading(
    "organization-policy",
    name,
    { Type: "SERVICE_CONTROL_POLICY", AwsManaged: false, Content: policy(statements), Targets },
    { region: "global" },
  );

testCheck(check, {
  pass: {
    everywhere: { resource, inventory: inventoryOf([scp(all, [root])]) },
    "for this account": { resource, inventory: inventoryOf([scp(all, [other, own])]) },
    "by several": {
      resource,
      inventory: inventoryOf([scp(all.slice(0, 1), [root], "a"), scp(all.slice(1), [unit, own], "b")]),
    },
    "by what somebody asks for": {
      resource,
      inventory: inventoryOf([scp(forbid("sagemaker:RootAccess"), [root])]),
      options: { keys: ["sagemaker:RootAccess"] },
    },
  },
  fail: {
    "there is none": { resource, inventory: inventoryOf([scp(deny("iam:*"), [root])]) },
    "it is attached to nothing": { resource, inventory: inventoryOf([scp(all, [])]) },
    "it is for others": { resource, inventory: inventoryOf([scp(all, [other])]) },
    "it lacks one": { resource, inventory: inventoryOf([scp(all.slice(1), [root])]) },
    "it only allows": { resource, inventory: inventoryOf([scp(allow("*"), [root])]) },
  },
  notApplicable: {
    "they do not hold here": {
      resource: { ...resource, MasterAccountId: account },
      inventory: inventoryOf([scp(all, [])]),
      sure: { without: ["organization-policy"], because: "they do not hold for the management account" },
    },
  },
  unknown: {
    "it is attached to a unit": { resource, inventory: inventoryOf([scp(all, [unit])]) },
    "they were not read": { resource, inventory: inventoryOf([], ["organization-policy"]) },
    "its targets were not read": { resource, inventory: inventoryOf([scp(all, undefined)]) },
    "the answer is not complete": { resource: {} },
  },
});
