import check from "#lib/checks/iam-role/writes-only-named-feature-groups.ts";
import { allow, attached, deny, role, when } from "#tests/analysis/iam/roles.ts";
import { account, testCheck } from "#tests/support/test-check.ts";

const group = (name: string, region = "us-east-1") => `arn:aws:sagemaker:${region}:${account}:feature-group/${name}`;
const write = (...resources: string[]) => allow("sagemaker:PutRecord", resources);

testCheck(check, {
  pass: {
    "it may write to none": { resource: role({ inline: allow("sagemaker:GetRecord") }) },
    "it may write to one": { resource: role({ inline: write(group("customers")) }) },
    "it may write to those of a team": { resource: role({ inline: write(group("growth-*")) }) },
    "all others are denied": {
      resource: role({
        inline: [
          allow("sagemaker:*"),
          { ...deny("sagemaker:*Record"), Resource: undefined, NotResource: group("customers") },
        ],
      }),
    },
  },
  fail: {
    "on everything": { resource: role({ inline: write("*") }) },
    "all of SageMaker": { resource: role({ managed: [attached("all", allow("sagemaker:*"))] }) },
    "it may delete records": { resource: role({ inline: allow("sagemaker:DeleteRecord") }) },
    "every group of one region": { resource: role({ inline: write(group("*", "eu-west-1")) }) },
  },
  notApplicable: {
    "AWS writes its policies": { resource: role({ inline: write("*") }, { Path: "/aws-service-role/x/" }) },
  },
  unknown: {
    "on a condition": { resource: role({ inline: allow("sagemaker:*", "*", when("aws:ResourceTag/team", "ml")) }) },
    "a policy was not read": { resource: role({ managed: [attached("gone")] }) },
    "the answer is not complete": { resource: {} },
  },
});
