import check from "#lib/checks/access-analyzer/has-no-open-findings.ts";
import { testCheck } from "#tests/support/test-check.ts";

const finding = {
  id: "f-1",
  status: "ACTIVE",
  resource: "arn:aws:s3:::data",
  resourceType: "AWS::S3::Bucket",
} as const;
const analyzer = (findings: object[], more = {}) => ({
  type: "ACCOUNT" as const,
  status: "ACTIVE" as const,
  Findings: { findings, more: false },
  ...more,
});

testCheck(check, {
  pass: {
    "it found nothing": { resource: analyzer([]) },
    "what it found is archived": { resource: analyzer([{ ...finding, status: "ARCHIVED" }]) },
  },
  fail: {
    "one is open": { resource: analyzer([finding]) },
    "one is open of an organization's": { resource: analyzer([finding], { type: "ORGANIZATION" }) },
  },
  notApplicable: {
    "it looks for what nobody uses": { resource: analyzer([finding], { type: "ACCOUNT_UNUSED_ACCESS" }) },
  },
  unknown: {
    "it does not work": { resource: analyzer([], { status: "FAILED" }) },
    "its findings were not read": { resource: { type: "ACCOUNT", status: "ACTIVE" } },
    "the answer is not complete": { resource: {} },
  },
});
