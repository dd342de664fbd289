import check from "#lib/checks/partner-app/version-is-supported.ts";
import { testCheck } from "#tests/support/test-check.ts";

const Arn = "arn:aws:sagemaker:us-east-1:482915630174:partner-app/app-1";
const app = (day: string) => ({
  Arn,
  Name: "guard",
  Version: "1.4",
  CurrentVersionEolDate: `${day}T00:00:00.000Z`,
});

testCheck(check, {
  pass: { "for another year": { resource: app("2027-11-01") } },
  fail: {
    "past its end, and an upgrade is there": {
      resource: { ...app("2026-11-01"), AvailableUpgrade: { Version: "1.5" } },
    },
    "past its end, and none is offered": { resource: app("2026-11-01") },
    "in less than the days of notice": { resource: app("2026-12-01") },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "AWS says no end": { resource: { Arn, Version: "1.4" } },
    "AWS says no version": { resource: { Arn } },
  },
});
