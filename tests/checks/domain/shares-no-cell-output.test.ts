import check from "#lib/checks/domain/shares-no-cell-output.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { sharingCases } from "../sharing.ts";

const of = (SharingSettings: object) => ({
  DomainArn: "arn:aws:sagemaker:us-east-1:482915630174:domain/d-abc123",
  DefaultUserSettings: { SharingSettings },
});

testCheck(check, sharingCases(of));
