import check from "#lib/checks/endpoint-config/core-dumps-stay-in-own-bucket.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket } from "../own-buckets.ts";

const EndpointConfigArn = "arn:c";
const dumping = (DestinationS3Uri: string) => ({ VariantName: "main", CoreDumpConfig: { DestinationS3Uri } });
const config = (inventory: typeof withBucket, ...ProductionVariants: object[]) => ({
  resource: { EndpointConfigArn, ProductionVariants },
  inventory,
});

testCheck(check, {
  pass: {
    "a bucket of one's own": config(withBucket, dumping("s3://ours/cores")),
    "another's that is trusted": {
      ...config(withBucket, dumping("s3://debug-central/cores")),
      options: { trustedBuckets: ["debug-*"] },
      sure: { without: ["s3-bucket"], because: "who trusts a bucket need not own it" },
    },
  },
  fail: {
    "another's bucket": config(withBucket, dumping("s3://theirs/cores")),
    "one of two": config(withBucket, dumping("s3://ours/cores"), dumping("s3://theirs/cores")),
  },
  notApplicable: { "nothing is dumped": config(withBucket, { VariantName: "main" }) },
  unknown: {
    "buckets were not read": config(blindToBuckets, dumping("s3://ours/cores")),
    "an access point": config(withBucket, dumping("s3://arn:aws:s3:us-east-1:111122223333:accesspoint/x/cores")),
    "there are no variants": { resource: { EndpointConfigArn } },
  },
});
