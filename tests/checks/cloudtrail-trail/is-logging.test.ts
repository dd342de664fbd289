import { expect, test } from "vitest";
import check from "#lib/checks/cloudtrail-trail/is-logging.ts";
import { identity, inventoryOf, testCheck } from "#tests/support/test-check.ts";

testCheck(check, {
  pass: { "it runs": { resource: { Status: { IsLogging: true } } } },
  fail: {
    "it was stopped": { resource: { Status: { IsLogging: false, StopLoggingTime: "2026-11-01T00:00:00.000Z" } } },
  },
  unknown: { "AWS did not say": { resource: { Status: {} } } },
});

test("an organization's trail is started by the account whose it is", () => {
  const arn = "arn:aws:cloudtrail:us-east-1:111122223333:trail/org";
  const context = {
    identity: identity("cloudtrail-trail", "org", { arn }),
    inventory: inventoryOf([]),
    now: "",
    secrets: [],
  };
  expect(check.fix({ Status: { IsLogging: false } } as never, context).summary).toContain("in account 111122223333");
});
