import check from "#lib/checks/cloudtrail-trail/has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";

const TrailARN = "arn:aws:cloudtrail:us-east-1:482915630174:trail/company";

testCheck(check, {
  pass: { "a key is named": { resource: { TrailARN, KmsKeyId: "arn:aws:kms:us-east-1:482915630174:key/1" } } },
  fail: { "no key is named": { resource: { TrailARN } } },
  unknown: { "the answer is not whole": { resource: {} } },
});
