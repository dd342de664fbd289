import check from "#lib/checks/iam-role/makes-no-bearer-tokens.ts";
import { allow, attached, deny, role } from "#tests/analysis/iam/roles.ts";
import { account, testCheck } from "#tests/support/test-check.ts";

const tokens = allow("sagemaker:CallWithBearerToken");
const endpoint = `arn:aws:sagemaker:us-east-1:${account}:endpoint/churn`;

testCheck(check, {
  pass: {
    "it may make none": { resource: role({ inline: allow("sagemaker:InvokeEndpoint") }) },
    "they open no endpoint": { resource: role({ inline: tokens }) },
    "they are denied": {
      resource: role({ inline: [allow("sagemaker:*"), deny("sagemaker:CallWithBearerToken")] }),
    },
    "not on everything, which AWS asks for": {
      resource: role({ inline: allow(["sagemaker:CallWithBearerToken", "sagemaker:InvokeEndpoint"], endpoint) }),
    },
  },
  fail: {
    "all of SageMaker": { resource: role({ managed: [attached("all", allow("sagemaker:*"))] }) },
    "for one endpoint": { resource: role({ inline: [tokens, allow("sagemaker:InvokeEndpoint", endpoint)] }) },
    "for those of a team": {
      resource: role({ inline: [tokens, allow("sagemaker:InvokeEndpoint", endpoint.replace("churn", "growth-*"))] }),
    },
  },
  notApplicable: {
    "AWS writes its policies": { resource: role({ inline: allow("*") }, { Path: "/aws-service-role/x/" }) },
  },
  unknown: {
    "a policy was not read": { resource: role({ managed: [attached("gone")] }) },
    "the answer is not complete": { resource: {} },
  },
});
