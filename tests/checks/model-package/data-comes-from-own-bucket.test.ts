import check from "#lib/checks/model-package/data-comes-from-own-bucket.ts";
import { blindToBuckets, withBucket } from "#tests/checks/own-buckets.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (ModelDataUrl: string) => ({
  resource: { ModelPackageArn: "arn:p", InferenceSpecification: { Containers: [{ Image: "x", ModelDataUrl }] } },
  inventory: withBucket,
});

testCheck(check, {
  pass: { "a bucket of this account": of("s3://ours/model.tar.gz") },
  fail: { "a bucket of another account": of("s3://theirs/model.tar.gz") },
  notApplicable: {
    "it names no files": {
      resource: { ModelPackageArn: "arn:p", InferenceSpecification: { Containers: [{ Image: "x" }] } },
    },
  },
  unknown: {
    "buckets cannot be listed": { ...of("s3://theirs/model.tar.gz"), inventory: blindToBuckets },
    "the answer is empty": { resource: {} },
  },
});
