import check from "#lib/checks/s3-bucket/is-approved.ts";
import { testCheck } from "#tests/support/test-check.ts";

const resource = { Name: "ml-data" };

testCheck(check, {
  pass: { "it is on the list": { resource, options: { approvedBuckets: ["sagemaker-*", "ml-data"] } } },
  fail: { "it is not": { resource, options: { approvedBuckets: ["ml-data-2", "ml"] } } },
  notApplicable: { "nobody wrote a list": { resource } },
  unknown: { "the answer is not complete": { resource: {}, options: { approvedBuckets: ["*"] } } },
});
