import check from "#lib/checks/mlflow-tracking-server/verifies-bucket-owner.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (S3BucketOwnerVerification?: boolean) => ({
  resource: { TrackingServerArn: "arn:s", S3BucketOwnerVerification },
});

testCheck(check, {
  pass: { "it asks": of(true) },
  fail: { "it does not ask": of(false) },
  unknown: { "AWS says nothing of it": of(), "the answer is empty": { resource: {} } },
});
