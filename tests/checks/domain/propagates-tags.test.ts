import check from "#lib/checks/domain/propagates-tags.ts";
import { testCheck } from "#tests/support/test-check.ts";

const DomainArn = "arn:aws:sagemaker:us-east-1:482915630174:domain/d-abc123";

testCheck(check, {
  pass: { "it is on": { resource: { DomainArn, TagPropagation: "ENABLED" } } },
  fail: {
    "it is off": { resource: { DomainArn, TagPropagation: "DISABLED" } },
    "it was never set": { resource: { DomainArn } },
  },
  unknown: { "the answer is empty": { resource: {} } },
});
