import check from "#lib/checks/inspector/scans-images.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { unused, used } from "../used-region.ts";

const state = (status: "ENABLED" | "DISABLED" | "ENABLING" | "SUSPENDED") => ({
  resourceState: { ecr: { status, errorCode: undefined, errorMessage: undefined } },
});

testCheck(check, {
  pass: { "it does": { resource: state("ENABLED"), inventory: used } },
  fail: {
    "it does not": { resource: state("DISABLED"), inventory: used },
    "it is suspended": { resource: state("SUSPENDED"), inventory: used },
  },
  notApplicable: { "nothing of SageMaker is there": { resource: state("DISABLED"), inventory: unused } },
  unknown: {
    "it is about to": { resource: state("ENABLING"), inventory: used },
    "AWS did not say": { resource: {}, inventory: used },
  },
});
