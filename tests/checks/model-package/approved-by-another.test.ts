import check from "#lib/checks/model-package/approved-by-another.ts";
import { testCheck } from "#tests/support/test-check.ts";

type Who = { IamIdentity?: { Arn: string }; UserProfileArn?: string };
const session = (name: string): Who => ({ IamIdentity: { Arn: `arn:aws:sts::482915630174:assumed-role/ml/${name}` } });
const profile = (name: string): Who => ({
  ...session("SageMaker"),
  UserProfileArn: `arn:aws:sagemaker:x:1:user-profile/d/${name}`,
});
const of = (CreatedBy?: Who, LastModifiedBy?: Who, ModelApprovalStatus: "Approved" | "Rejected" = "Approved") => ({
  resource: { ModelPackageArn: "arn:p", ModelApprovalStatus, CreatedBy, LastModifiedBy },
});

testCheck(check, {
  pass: {
    "two people": of(session("pipeline"), session("aoife")),
    "two people of one domain, who share a role": of(profile("mia"), profile("tomas")),
  },
  fail: {
    "the pipeline approved what it made": of(session("pipeline"), session("pipeline")),
    "one person of a domain": of(profile("mia"), profile("mia")),
    "it was registered as approved": of(session("pipeline")),
  },
  notApplicable: {
    "it was rejected": of(session("pipeline"), session("pipeline"), "Rejected"),
    "it is of no group": { resource: { ModelPackageArn: "arn:p" } },
  },
  unknown: {
    "AWS does not say who": of(),
    "a profile and a session": of({ UserProfileArn: "arn:x" }, session("aoife")),
    "the answer is empty": { resource: {} },
  },
});
