import { expect, test } from "vitest";
import check from "#lib/checks/log-group/keeps-events.ts";
import { identity, inventoryOf, testCheck } from "#tests/support/test-check.ts";

const logGroupName = "/aws/sagemaker/TrainingJobs";

testCheck(check, {
  pass: {
    "for ever": { resource: { logGroupName } },
    "a year": { resource: { logGroupName, retentionInDays: 365 } },
    "as long as is asked for here": { resource: { logGroupName, retentionInDays: 30 }, options: { leastDays: 30 } },
  },
  fail: {
    "half a year": { resource: { logGroupName, retentionInDays: 180 } },
    "less than is asked for here": { resource: { logGroupName, retentionInDays: 365 }, options: { leastDays: 366 } },
  },
  unknown: {
    "the answer is not whole": { resource: { retentionInDays: 365 } },
    "it hands them on": { resource: { logGroupName, logGroupClass: "DELIVERY" } },
  },
});

test.each([
  [365, 365],
  [366, 400],
  [10, 14],
])("to keep %i days at least, CloudWatch Logs is told %i, which it takes", (leastDays, days) => {
  const context = { identity: identity("log-group", "x"), inventory: inventoryOf([]), now: "", secrets: [] };
  const fix = check.fix({ logGroupName }, { ...context, options: { leastDays } });
  expect(fix.cli).toContain(`--retention-in-days=${days}`);
});
