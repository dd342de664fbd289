import check from "#lib/checks/feature-group/online-store-key-is-customer-managed.ts";
import { volumeKeyCases } from "#tests/checks/volume-keys.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(
  check,
  volumeKeyCases((KmsKeyId) => ({
    FeatureGroupArn: "arn:g",
    OnlineStoreConfig: { EnableOnlineStore: true, SecurityConfig: { KmsKeyId } },
  })),
);
