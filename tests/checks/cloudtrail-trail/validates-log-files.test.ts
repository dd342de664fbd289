import check from "#lib/checks/cloudtrail-trail/validates-log-files.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, {
  pass: { "it does": { resource: { LogFileValidationEnabled: true } } },
  fail: { "it does not": { resource: { LogFileValidationEnabled: false } } },
  unknown: { "AWS did not say": { resource: {} } },
});
