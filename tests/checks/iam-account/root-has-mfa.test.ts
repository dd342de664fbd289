import check from "#lib/checks/iam-account/root-has-mfa.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { used } from "../used-region.ts";

testCheck(check, {
  pass: {
    "it does": { resource: { SummaryMap: { AccountMFAEnabled: 1, AccountPasswordPresent: 1 } }, inventory: used },
  },
  fail: {
    "it does not": { resource: { SummaryMap: { AccountMFAEnabled: 0, AccountPasswordPresent: 1 } }, inventory: used },
    "nor is it known whether it has a password": {
      resource: { SummaryMap: { AccountMFAEnabled: 0 } },
      inventory: used,
    },
  },
  notApplicable: {
    "the organization took its password away": {
      resource: { SummaryMap: { AccountMFAEnabled: 0, AccountPasswordPresent: 0 } },
      inventory: used,
    },
  },
  unknown: { "AWS did not say": { resource: { SummaryMap: { AccountPasswordPresent: 1 } }, inventory: used } },
});
