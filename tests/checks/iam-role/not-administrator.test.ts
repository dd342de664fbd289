import check from "#lib/checks/iam-role/not-administrator.ts";
import { allow, attached, deny, policy, role, roleArn } from "#tests/analysis/iam/roles.ts";
import { account, testCheck } from "#tests/support/test-check.ts";

const administratorAccess = attached("AdministratorAccess", allow("*"), "aws");
const trustOf = (Service: string) => ({
  AssumeRolePolicyDocument: policy({ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" }),
});

testCheck(check, {
  pass: {
    "a role with the actions its jobs need": {
      resource: role({ inline: allow(["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::ml/*") }),
    },
    "a role without any policy": { resource: role({}) },
    "a role that may make stacks, and pass one role to another service": {
      resource: role({
        inline: [allow("cloudformation:CreateStack"), allow("iam:PassRole", `arn:aws:iam::${account}:role/ecs-only`)],
      }),
    },
    "a role that may pass one role to SageMaker": {
      resource: role({
        inline: [
          allow("iam:PassRole", roleArn, {
            Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
          }),
          allow("SageMaker:Create*"),
        ],
      }),
    },
    "an administrator whose permissions boundary leaves little": {
      resource: role({ managed: [administratorAccess], boundary: allow("s3:*") }),
    },
    "every action on one bucket, which a text search for * would take for more": {
      resource: role({ inline: allow("*", "arn:aws:s3:::ml/*") }),
    },
    "an administrator policy that is denied altogether": {
      resource: role({ inline: deny("*"), managed: [administratorAccess] }),
    },
  },
  fail: {
    "AdministratorAccess attached": { resource: role({ managed: [administratorAccess] }) },
    "a star in a customer managed policy": { resource: role({ managed: [attached("ml-all", allow("*"))] }) },
    "a star in an inline policy, among harmless ones": { resource: role({ inline: [allow("s3:*"), allow("*")] }) },
    "NotAction, which a search for Action * misses": {
      resource: role({ inline: { Effect: "Allow", NotAction: "iam:DeleteUser", Resource: "*" } }),
    },
    "a role that may change anyone's console password": { resource: role({ inline: allow("iam:UpdateLoginProfile") }) },
    "a role that may start a Glue endpoint as any role": {
      resource: role({ inline: [allow("iam:PassRole"), allow(["glue:CreateDevEndpoint", "glue:GetDevEndpoint"])] }),
    },
    "a role that may start functions as any role that Lambda may assume": {
      resource: role({
        inline: [
          allow("iam:PassRole", "*", {
            Condition: { StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" } },
          }),
          allow(["lambda:CreateFunction", "lambda:InvokeFunction"]),
        ],
      }),
    },
    "a role that may attach policies to itself": { resource: role({ inline: allow("iam:AttachRolePolicy", roleArn) }) },
    "a name that needs quoting in a shell": { resource: role({ managed: [attached("it's all", allow("*"))] }) },
  },
  notApplicable: {
    "a role that SageMaker may not assume": {
      resource: role({ managed: [administratorAccess] }, trustOf("ec2.amazonaws.com")),
    },
  },
  unknown: {
    "a role that may replace the code of any function": {
      resource: role({ inline: allow("lambda:UpdateFunctionCode") }),
    },
    "an empty answer": { resource: {} },
    "no trust policy": { resource: { ...role({ inline: allow("s3:*") }), AssumeRolePolicyDocument: undefined } },
    "no list of inline policies": { resource: { ...role({ inline: allow("s3:*") }), RolePolicyList: undefined } },
    "an attached policy whose document is missing": { resource: role({ managed: [attached("ml-all")] }) },
    "a boundary whose document is missing": { resource: role({ managed: [administratorAccess], boundary: "unread" }) },
    "a policy that is no JSON": { resource: role({ managed: [{ ...attached("x"), Document: "{{" }] }) },
  },
});
