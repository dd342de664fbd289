import check from "#lib/checks/iam-account/root-has-no-access-keys.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, {
  pass: { "it has none": { resource: { SummaryMap: { AccountAccessKeysPresent: 0 } } } },
  fail: { "it has one": { resource: { SummaryMap: { AccountAccessKeysPresent: 1 } } } },
  unknown: { "AWS did not say": { resource: { SummaryMap: {} } } },
});
