import check from "#lib/checks/compilation-job/models-stay-in-own-buckets.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket } from "../own-buckets.ts";

const job = (S3Uri: string, S3OutputLocation: string) => ({
  resource: { CompilationJobArn: "arn:j", InputConfig: { S3Uri }, OutputConfig: { S3OutputLocation } },
  inventory: withBucket,
});

testCheck(check, {
  pass: {
    "both in one's own": job("s3://ours/model.tar.gz", "s3://ours/compiled/"),
    "from one that is trusted": {
      ...job("s3://vendor-models/model.tar.gz", "s3://ours/compiled/"),
      options: { trustedBuckets: ["vendor-*"] },
    },
  },
  fail: {
    "from another account": job("s3://theirs/model.tar.gz", "s3://ours/compiled/"),
    "into another account": job("s3://ours/model.tar.gz", "s3://theirs/compiled/"),
  },
  unknown: {
    "buckets were not read": { ...job("s3://ours/m.tar.gz", "s3://ours/c/"), inventory: blindToBuckets },
    "no output in the answer": { resource: { CompilationJobArn: "arn:j" }, inventory: withBucket },
  },
});
