import check from "#lib/checks/model/data-comes-from-own-bucket.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const ModelArn = "arn:m";
const source = (S3Uri: string, more: object = {}) => ({ S3DataSource: { S3Uri, ...more } });
const one = (PrimaryContainer: object) => ({ resource: { ModelArn, PrimaryContainer }, inventory });
const several = (...Containers: object[]) => ({ resource: { ModelArn, Containers }, inventory });
const sure = { without: ["s3-bucket"] as const, because: "who trusts a bucket need not own it" };

testCheck(check, {
  pass: {
    "a bucket of one's own": one({ ModelDataUrl: "s3://ours/model.tar.gz" }),
    "by its address": one({ ModelDataUrl: "https://ours.s3.amazonaws.com/model.tar.gz" }),
    "JumpStart's": { ...one({ ModelDataSource: source("s3://jumpstart-cache-prod-us-east-1/x/") }), sure },
    "one that is trusted": {
      ...one({ ModelDataUrl: "s3://ml-artifacts/model.tar.gz" }),
      options: { trustedBuckets: ["ml-artifacts"] },
      sure,
    },
  },
  fail: {
    "another's bucket": one({ ModelDataUrl: "s3://theirs/model.tar.gz" }),
    "in a source": one({ ModelDataSource: source("s3://theirs/model/") }),
    "a manifest": one({ ModelDataSource: source("s3://ours/model/", { ManifestS3Uri: "s3://theirs/m.json" }) }),
    "an adapter": one({
      ModelDataUrl: "s3://ours/model.tar.gz",
      AdditionalModelDataSources: [source("s3://theirs/adapter/")],
    }),
    "one container of two": several({ ModelDataUrl: "s3://ours/a" }, { ModelDataUrl: "s3://theirs/b" }),
    "a name that only looks like JumpStart's": one({ ModelDataUrl: "s3://my-jumpstart-cache-prod-us-east-1/x" }),
    "one that only begins like JumpStart's": one({ ModelDataUrl: "s3://jumpstart-cache-prod-us-east-1-x/x" }),
  },
  notApplicable: { "the image holds everything": { ...one({ Image: "x" }), sure } },
  unknown: {
    "buckets were not read": { ...one({ ModelDataUrl: "s3://ours/model.tar.gz" }), inventory: blindToBuckets },
    "no container": { resource: { ModelArn }, inventory },
    "the answer is not complete": { resource: { PrimaryContainer: { ModelDataUrl: "s3://ours/a" } }, inventory },
  },
});
