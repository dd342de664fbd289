import check from "#lib/checks/domain/shares-no-cell-output.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (SharingSettings: object) => ({
  DomainArn: "arn:aws:sagemaker:us-east-1:482915630174:domain/d-abc123",
  DefaultUserSettings: { SharingSettings },
});

testCheck(check, {
  pass: {
    "it is off": { resource: of({ NotebookOutputOption: "Disabled" }) },
    "nothing said": { resource: of({}) },
    "under a key": {
      resource: of({ NotebookOutputOption: "Allowed", S3OutputPath: "s3://b/x", S3KmsKeyId: "alias/own" }),
    },
  },
  fail: {
    "without a key": { resource: of({ NotebookOutputOption: "Allowed", S3OutputPath: "s3://b/x" }) },
    "to nobody knows where": { resource: of({ NotebookOutputOption: "Allowed" }) },
  },
  unknown: { "the answer is empty": { resource: {} } },
});
