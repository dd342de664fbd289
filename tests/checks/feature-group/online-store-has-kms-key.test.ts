import check from "#lib/checks/feature-group/online-store-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (KmsKeyId?: string) => ({
  resource: { FeatureGroupArn: "arn:g", OnlineStoreConfig: { EnableOnlineStore: true, SecurityConfig: { KmsKeyId } } },
});

testCheck(check, {
  pass: { "a key": of("alias/ml"), "a key of AWS": of("alias/aws/s3") },
  fail: { "no key": of() },
  notApplicable: { "no online store": { resource: { FeatureGroupArn: "arn:g" } } },
  unknown: { "the answer is empty": { resource: {} } },
});
