import check from "#lib/checks/inference-component/data-comes-from-own-bucket.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const InferenceComponentArn = "arn:c";
const loading = (ArtifactUrl: string) => ({
  resource: { InferenceComponentArn, Specification: { Container: { ArtifactUrl } } },
  inventory,
});
const sure = { without: ["s3-bucket"] as const, because: "there is no bucket of this account to look up" };

testCheck(check, {
  pass: {
    "a bucket of one's own": loading("s3://ours/adapter/"),
    "JumpStart's": { ...loading("s3://jumpstart-private-cache-prod-us-east-1/x/"), sure },
    "one that is trusted": { ...loading("s3://adapters/x/"), options: { trustedBuckets: ["adapters"] }, sure },
  },
  fail: {
    "another's bucket": loading("s3://theirs/adapter/"),
    "for one type of machine": {
      resource: {
        InferenceComponentArn,
        Specifications: [
          { Container: { ArtifactUrl: "s3://ours/a/" } },
          { Container: { ArtifactUrl: "s3://theirs/a/" } },
        ],
      },
      inventory,
    },
  },
  notApplicable: {
    "it runs a model": { resource: { InferenceComponentArn, Specification: { ModelName: "churn" } }, sure },
  },
  unknown: {
    "buckets were not read": { ...loading("s3://ours/adapter/"), inventory: blindToBuckets },
    "the answer is not complete": { resource: {} },
  },
});
