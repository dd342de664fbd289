import check from "#lib/checks/model-package/approval-says-why.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (ApprovalDescription?: string, ModelApprovalStatus: "Approved" | "Rejected" = "Approved") => ({
  resource: { ModelPackageArn: "arn:p", ModelApprovalStatus, ApprovalDescription },
});

testCheck(check, {
  pass: { "it says why": of("Model risk committee, 12 May") },
  fail: { "it says nothing": of(), "it is empty": of(" ") },
  notApplicable: { "it was rejected": of(undefined, "Rejected") },
  unknown: { "the answer is empty": { resource: {} } },
});
