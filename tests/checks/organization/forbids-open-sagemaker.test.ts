import check from "#lib/checks/organization/forbids-open-sagemaker.ts";
import { allow, deny, policy, type Statements, when } from "#tests/analysis/iam/roles.ts";
import { account, inventoryOf, reading, testCheck } from "#tests/support/test-check.ts";

const resource = { Id: "o-1", MasterAccountId: "209648157733" };
const root = { Type: "ROOT", TargetId: "r-1" } as const;
const unit = { Type: "ORGANIZATIONAL_UNIT", TargetId: "ou-1", Name: "Workloads" } as const;
const own = { Type: "ACCOUNT", TargetId: account } as const;
const other = { Type: "ACCOUNT", TargetId: "611111111116" } as const;
const forbid = (key: string) => deny("sagemaker:Create*", "*", when(key, "true", "Null"));
const direct = (value: string, operator: string, more: object = {}) => {
  const { Condition } = when("sagemaker:DirectInternetAccess", value, operator);
  return deny("sagemaker:CreateNotebookInstance", "*", { Condition: { ...Condition, ...more } });
};
const all = [
  direct("Disabled", "StringNotEquals"),
  forbid("sagemaker:VpcSubnets"),
  forbid("sagemaker:VolumeKmsKeyArn"),
];
const of = (first: object, ...more: object[]) => ({
  resource,
  inventory: inventoryOf([scp([first, ...all.slice(1), ...more], [root])]),
});
const admins = "arn:aws:iam::*:role/platform-*";
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
      inventory: inventoryOf([
        scp(deny("sagemaker:*", "*", when("sagemaker:RootAccess", "Disabled", "StringNotEquals")), [root]),
      ]),
      options: { keys: ["sagemaker:RootAccess"] },
    },
    "but for administrators": of(direct("Disabled", "StringNotEquals", { ArnNotLike: { "aws:PrincipalArn": admins } })),
    "by the bad value, and by none": of(direct("Enabled", "StringEquals"), direct("true", "Null")),
    "by the name that the key had": {
      resource,
      inventory: inventoryOf([scp([...all.slice(0, 2), forbid("sagemaker:VolumeKmsKey")], [root])]),
    },
    "by the key, on machines that take one": {
      resource,
      inventory: inventoryOf([
        scp(
          [
            ...all.slice(0, 2),
            deny("sagemaker:Create*", "*", {
              Condition: {
                Null: { "sagemaker:VolumeKmsKeyArn": "true" },
                "ForAnyValue:StringLike": { "sagemaker:InstanceTypes": ["ml.m5.*", "ml.c5.*"] },
              },
            }),
          ],
          [root],
        ),
      ]),
    },
  },
  fail: {
    "there is none": { resource, inventory: inventoryOf([scp(deny("iam:*"), [root])]) },
    "it is attached to nothing": { resource, inventory: inventoryOf([scp(all, [])]) },
    "it is for others": { resource, inventory: inventoryOf([scp(all, [other])]) },
    "it lacks one": { resource, inventory: inventoryOf([scp(all.slice(1), [root])]) },
    "it forbids what is good": of(direct("Disabled", "StringEquals")),
    "it is of interns alone": of(
      direct("Disabled", "StringNotEquals", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/intern-*" } }),
    ),
    "it is of some notebooks alone": of(
      deny(
        "sagemaker:CreateNotebookInstance",
        "arn:aws:sagemaker:*:*:notebook-instance/lab-*",
        when("sagemaker:DirectInternetAccess", "Disabled", "StringNotEquals"),
      ),
    ),
    "it leaves jobs": {
      resource,
      inventory: inventoryOf([
        scp(
          [
            all[0] as object,
            deny("sagemaker:CreateNotebookInstance", "*", when("sagemaker:VpcSubnets", "true", "Null")),
            forbid("sagemaker:VolumeKmsKeyArn"),
          ],
          [root],
        ),
      ]),
    },
    "it asks whether another subnet is among them, and not whether there is one": {
      resource,
      inventory: inventoryOf([
        scp(
          [
            ...all.slice(0, 1),
            deny("sagemaker:*", "*", when("sagemaker:VpcSubnets", "subnet-1", "ForAnyValue:StringNotEquals")),
            forbid("sagemaker:VolumeKmsKeyArn"),
          ],
          [root],
        ),
      ]),
    },
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
    "it names the bad value, which may be left out": of(direct("Enabled", "StringEquals")),
    "it is of one region": of(
      direct("Disabled", "StringNotEquals", { StringEquals: { "aws:RequestedRegion": "us-east-1" } }),
    ),
    "it is attached to a unit": { resource, inventory: inventoryOf([scp(all, [unit])]) },
    "they were not read": { resource, inventory: inventoryOf([], ["organization-policy"]) },
    "its targets were not read": { resource, inventory: inventoryOf([scp(all, undefined)]) },
    "the answer is not complete": { resource: {} },
  },
});
