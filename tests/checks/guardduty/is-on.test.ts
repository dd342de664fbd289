import { expect, test } from "vitest";
import check from "#lib/checks/guardduty/is-on.ts";
import { identity, inventoryOf, testCheck } from "#tests/support/test-check.ts";
import { unused, used } from "../used-region.ts";

const detector = (Status: "ENABLED" | "DISABLED" | undefined) => ({
  DetectorIds: ["0a"],
  Detector: { ...(Status && { Status }) },
});

testCheck(check, {
  pass: { "it does": { resource: detector("ENABLED"), inventory: used } },
  fail: {
    "it was never turned on": { resource: { DetectorIds: [], Detector: null }, inventory: used },
    "it is suspended": { resource: detector("DISABLED"), inventory: used },
  },
  notApplicable: {
    "nothing of SageMaker is there": { resource: { DetectorIds: [], Detector: null }, inventory: unused },
  },
  unknown: {
    "AWS did not say which detectors there are": { resource: { Detector: null }, inventory: used },
    "AWS did not say whether it is on": { resource: detector(undefined), inventory: used },
  },
});

test("a detector that is suspended is turned on again, not made anew", () => {
  const context = { identity: identity("guardduty", "us-east-1"), inventory: inventoryOf([]), now: "", secrets: [] };
  expect(check.fix(detector("DISABLED") as never, context).cli).toContain("update-detector --detector-id=0a");
  expect(check.fix({ DetectorIds: [], Detector: null } as never, context).cli).toContain("create-detector --enable");
});
