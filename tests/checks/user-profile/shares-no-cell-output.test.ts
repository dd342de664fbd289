import check from "#lib/checks/user-profile/shares-no-cell-output.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (SharingSettings: object | undefined) => ({
  DomainId: "d-1",
  UserProfileName: "ana",
  UserSettings: { SharingSettings },
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
  notApplicable: { "no setting of its own": { resource: of(undefined) } },
  unknown: { "the answer is empty": { resource: {} } },
});
