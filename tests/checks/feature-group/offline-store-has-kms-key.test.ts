import check from "#lib/checks/feature-group/offline-store-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (KmsKeyId?: string) => ({
  resource: { FeatureGroupArn: "arn:g", OfflineStoreConfig: { S3StorageConfig: { S3Uri: "s3://f/", KmsKeyId } } },
});

testCheck(check, {
  pass: { "a key": of("alias/ml"), "a key of AWS": of("alias/aws/s3") },
  fail: { "no key": of() },
  notApplicable: { "no offline store": { resource: { FeatureGroupArn: "arn:g" } } },
  unknown: { "the answer is empty": { resource: {} } },
});
