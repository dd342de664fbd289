import { expect, test } from "vitest";
import check from "#lib/checks/macie/is-on.ts";
import { identity, inventoryOf, testCheck } from "#tests/support/test-check.ts";
import { unused, used } from "../used-region.ts";

testCheck(check, {
  pass: { "it does": { resource: { Sessions: [{ status: "ENABLED" }] }, inventory: used } },
  fail: {
    "it was never turned on": { resource: { Sessions: [] }, inventory: used },
    "it is paused": { resource: { Sessions: [{ status: "PAUSED" }] }, inventory: used },
  },
  notApplicable: { "nothing of SageMaker is there": { resource: { Sessions: [] }, inventory: unused } },
  unknown: {
    "AWS did not say": { resource: {}, inventory: used },
    "AWS did not say its status": { resource: { Sessions: [{}] }, inventory: used },
  },
});

test("a session that is paused goes on", () => {
  const context = { identity: identity("macie", "us-east-1"), inventory: inventoryOf([]), now: "", secrets: [] };
  expect(check.fix({ Sessions: [{ status: "PAUSED" }] } as never, context).cli).toContain("update-macie-session");
  expect(check.fix({ Sessions: [] }, context).cli).toContain("enable-macie");
});
