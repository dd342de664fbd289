import check from "#lib/checks/iam-role/invokes-only-named-endpoints.ts";
import { allow, attached, deny, role, when } from "#tests/analysis/iam/roles.ts";
import { account, testCheck } from "#tests/support/test-check.ts";

const endpoint = (name: string, region = "us-east-1") => `arn:aws:sagemaker:${region}:${account}:endpoint/${name}`;
const invoke = (...resources: string[]) => allow("sagemaker:InvokeEndpoint", resources);

testCheck(check, {
  pass: {
    "it may call none": { resource: role({ inline: allow("s3:GetObject") }) },
    "it may call one": { resource: role({ inline: invoke(endpoint("churn")) }) },
    "it may call those of a team": { resource: role({ inline: invoke(endpoint("growth-*")) }) },
    "all others are denied": {
      resource: role({
        inline: [
          allow("sagemaker:*"),
          { ...deny("sagemaker:Invoke*"), Resource: undefined, NotResource: endpoint("churn") },
        ],
      }),
    },
    "its boundary names them": {
      resource: role({ inline: allow("sagemaker:*"), boundary: invoke(endpoint("growth-*")) }),
    },
  },
  fail: {
    "on everything": { resource: role({ inline: invoke("*") }) },
    "all of SageMaker": { resource: role({ managed: [attached("all", allow("sagemaker:*"))] }) },
    "every endpoint of the account": { resource: role({ inline: invoke(endpoint("*")) }) },
    "of one region": { resource: role({ inline: invoke(endpoint("*", "eu-west-1")) }) },
    "of some regions": { resource: role({ inline: invoke(endpoint("*", "eu-*")) }) },
    "of all regions but one": {
      resource: role({ inline: [allow("sagemaker:*"), deny("sagemaker:*", endpoint("*"))] }),
    },
    "of the region that its boundary leaves": {
      resource: role({ inline: allow("sagemaker:*"), boundary: invoke(endpoint("*", "eu-west-1")) }),
    },
    "as a stream": { resource: role({ inline: allow("sagemaker:InvokeEndpointWithResponseStream") }) },
  },
  notApplicable: {
    "AWS writes its policies": { resource: role({ inline: invoke("*") }, { Path: "/aws-service-role/x/" }) },
  },
  unknown: {
    "on a condition": { resource: role({ inline: allow("sagemaker:*", "*", when("aws:ResourceTag/team", "ml")) }) },
    "a policy was not read": { resource: role({ managed: [attached("gone")] }) },
    "the answer is not complete": { resource: {} },
  },
});
