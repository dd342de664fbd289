import check from "#lib/checks/iam-account/root-has-no-access-keys.ts";
import { inventoryOf, reading, testCheck } from "#tests/support/test-check.ts";
import { used } from "../used-region.ts";

testCheck(check, {
  pass: { "it has none": { resource: { SummaryMap: { AccountAccessKeysPresent: 0 } }, inventory: used } },
  fail: { "it has one": { resource: { SummaryMap: { AccountAccessKeysPresent: 1 } }, inventory: used } },
  notApplicable: {
    "nothing of SageMaker is anywhere": {
      resource: { SummaryMap: { AccountAccessKeysPresent: 0 } },
      inventory: inventoryOf([reading("guardduty", "us-east-1", {})]),
    },
  },
  unknown: {
    "no region was read": { resource: { SummaryMap: { AccountAccessKeysPresent: 0 } } },
    "AWS did not say": { resource: { SummaryMap: {} }, inventory: used },
  },
});
