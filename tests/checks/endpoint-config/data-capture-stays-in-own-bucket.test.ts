import check from "#lib/checks/endpoint-config/data-capture-stays-in-own-bucket.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const EndpointConfigArn = "arn:c";
const capture = (DestinationS3Uri?: string, EnableCapture: boolean | null = true) => ({
  resource: { EndpointConfigArn, DataCaptureConfig: { EnableCapture: EnableCapture ?? undefined, DestinationS3Uri } },
  inventory,
});

testCheck(check, {
  pass: {
    "a bucket of one's own": capture("s3://ours/capture"),
    "by its address": capture("https://ours.s3.us-east-1.amazonaws.com/capture"),
    "another's that is trusted": {
      ...capture("s3://ml-monitoring/capture"),
      options: { trustedBuckets: ["ml-monitoring"] },
      sure: { without: ["s3-bucket"], because: "who trusts a bucket need not own it" },
    },
  },
  fail: {
    "another's bucket": capture("s3://theirs/capture"),
    "nobody switched it off": capture("s3://theirs/capture", null),
    "a name that only begins like one's own": capture("s3://ours-2/capture"),
    "another is trusted": { ...capture("s3://theirs/capture"), options: { trustedBuckets: ["ours*"] } },
  },
  notApplicable: {
    "capture is off": capture("s3://theirs/capture", false),
    "there never was any": { resource: { EndpointConfigArn }, inventory },
  },
  unknown: {
    "buckets were not read": { ...capture("s3://ours/capture"), inventory: blindToBuckets },
    "AWS does not say where": capture(),
    "the answer is not complete": { resource: {}, inventory },
  },
});
