import signal from "#lib/signals/opened-to-outsiders.ts";
import { account } from "#tests/activity/records.ts";
import { testSignal } from "#tests/support/test-signal.ts";

const allow = (Principal: unknown, more: object = {}) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal, Action: "sagemaker:DescribeModelPackage", Resource: "*", ...more }],
});
const set = (member: string, policy: unknown, more: object = {}) => ({
  ...{ eventName: "PutModelPackageGroupPolicy", requestParameters: { name: "x", [member]: policy }, ...more },
});
const text = (...of: Parameters<typeof allow>) => set("resourcePolicy", JSON.stringify(allow(...of)));
const stranger = "999988887777";

testSignal(signal, {
  sees: {
    "an account by its number": text({ AWS: stranger }),
    "the role of another account": text({ AWS: [`arn:aws:iam::${account}:root`, `arn:aws:iam::${stranger}:role/x`] }),
    everybody: text("*"),
    "everybody, in the other form": text({ AWS: "*" }),
    "an account that has to bring a word": text(
      { AWS: stranger },
      { Condition: { StringEquals: { "sts:ExternalId": "w" } } },
    ),
    "a bucket's, which is recorded as a document": set("bucketPolicy", allow({ AWS: stranger }), {
      ...{ eventName: "PutBucketPolicy", eventSource: "s3.amazonaws.com" },
    }),
    "a repository's": set("policyText", JSON.stringify(allow({ AWS: stranger }))),
    "a key that is made so": set("policy", JSON.stringify(allow({ AWS: stranger })), { eventName: "CreateKey" }),
    "who may take a role": set("assumeRolePolicyDocument", JSON.stringify(allow({ AWS: stranger }))),
    "a single statement that stands without a list": set(
      "resourcePolicy",
      JSON.stringify({ Statement: allow({ AWS: stranger }).Statement[0] }),
    ),
  },
  leaves: {
    "its own account": text({ AWS: [account, `arn:aws:iam::${account}:root`] }),
    "everybody of an organization": text("*", { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } }),
    "a service": text({ Service: "sagemaker.amazonaws.com" }),
    "an identity provider": text({ Federated: "cognito-identity.amazonaws.com" }),
    "a canonical id, which may be its own": set("bucketPolicy", allow({ CanonicalUser: "79a5".repeat(16) })),
    "CloudFront's identity": text({ AWS: "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1" }),
    "a role that is no more": text({ AWS: "AROAEXAMPLEEXAMPLE1" }),
    "who is kept out": text({ AWS: stranger }, { Effect: "Deny" }),
    "what a role may do": set("policyDocument", JSON.stringify({ Statement: [{ Effect: "Allow", Action: "*" }] })),
    "an endpoint in a VPC": set("policyDocument", JSON.stringify(allow("*")), { eventSource: "ec2.amazonaws.com" }),
    "what was refused": { ...text("*"), errorCode: "AccessDenied" },
    "no policy at all": set("resourcePolicy", "{"),
  },
});
