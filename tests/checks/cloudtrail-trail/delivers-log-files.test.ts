import { expect, test } from "vitest";
import check from "#lib/checks/cloudtrail-trail/delivers-log-files.ts";
import { identity, inventoryOf, testCheck } from "#tests/support/test-check.ts";

const status = (more: object = {}) => ({ Status: { IsLogging: true, ...more } });

testCheck(check, {
  pass: {
    "they do": { resource: status() },
    "digests that nobody asks for any more did not": {
      resource: { LogFileValidationEnabled: false, ...status({ LatestDigestDeliveryError: "NoSuchBucket" }) },
    },
  },
  fail: {
    "the bucket refuses": { resource: status({ LatestDeliveryError: "AccessDenied" }) },
    "their digests do not": { resource: status({ LatestDigestDeliveryError: "NoSuchBucket" }) },
  },
  notApplicable: { "it is stopped": { resource: { Status: { IsLogging: false } } } },
  unknown: { "AWS did not say": { resource: { Status: {} } } },
});

test("the fix says what S3 answered", () => {
  const context = { identity: identity("cloudtrail-trail", "org"), inventory: inventoryOf([]), now: "", secrets: [] };
  const fix = check.fix({ ...status({ LatestDeliveryError: "NoSuchBucket" }), S3BucketName: "gone" } as never, context);
  expect(fix.summary).toContain("gone again: S3 answered NoSuchBucket.");
});
