import check from "#lib/checks/model-package/approved-by-another.ts";
import { testCheck } from "#tests/support/test-check.ts";

type Who = { IamIdentity?: { Arn: string; SourceIdentity?: string }; UserProfileArn?: string };
const session = (name: string, role = "ml", SourceIdentity?: string): Who => ({
  IamIdentity: {
    Arn: `arn:aws:sts::482915630174:assumed-role/${role}/${name}`,
    ...(SourceIdentity && { SourceIdentity }),
  },
});
const center = "AWSReservedSSO_ml_0123456789abcdef";
const profile = (name: string): Who => ({
  ...session("SageMaker"),
  UserProfileArn: `arn:aws:sagemaker:x:1:user-profile/d/${name}`,
});
const of = (CreatedBy?: Who, LastModifiedBy?: Who, ModelApprovalStatus: "Approved" | "Rejected" = "Approved") => ({
  resource: { ModelPackageArn: "arn:p", ModelApprovalStatus, CreatedBy, LastModifiedBy },
});

testCheck(check, {
  pass: {
    "a pipeline and somebody": of(session("pipeline"), session("aoife", "releases")),
    "two people of Identity Center": of(session("mia@example.com", center), session("tomas@example.com", center)),
    "two people behind one role": of(session("x", "ml", "mia"), session("x", "ml", "tomas")),
    "two people of one domain, who share a role": of(profile("mia"), profile("tomas")),
  },
  fail: {
    "the pipeline approved what it made": of(session("pipeline"), session("pipeline")),
    "one person in two sessions": of(session("a", "ml", "mia"), session("b", "releases", "mia")),
    "one person of a domain": of(profile("mia"), profile("mia")),
    "it was registered as approved": of(session("pipeline")),
  },
  notApplicable: {
    "it was rejected": of(session("pipeline"), session("pipeline"), "Rejected"),
    "it is of no group": { resource: { ModelPackageArn: "arn:p" } },
  },
  unknown: {
    "AWS does not say who": of(),
    "two sessions of one role": of(session("run-1"), session("run-2")),
    "a profile and a session": of({ UserProfileArn: "arn:x" }, session("aoife")),
    "the answer is empty": { resource: {} },
  },
});
