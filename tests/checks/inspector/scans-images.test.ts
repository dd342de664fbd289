import check from "#lib/checks/inspector/scans-images.ts";
import { testCheck } from "#tests/support/test-check.ts";

const state = (status: "ENABLED" | "DISABLED" | "ENABLING" | "SUSPENDED") => ({
  resourceState: { ecr: { status, errorCode: undefined, errorMessage: undefined } },
});

testCheck(check, {
  pass: { "it does": { resource: state("ENABLED") } },
  fail: { "it does not": { resource: state("DISABLED") }, "it is suspended": { resource: state("SUSPENDED") } },
  unknown: { "it is about to": { resource: state("ENABLING") }, "AWS did not say": { resource: {} } },
});
