import check from "#lib/checks/user-profile/shares-no-cell-output.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { sharingCases } from "../sharing.ts";

const of = (SharingSettings: object | undefined) => ({
  DomainId: "d-1",
  UserProfileName: "ana",
  UserSettings: { SharingSettings },
});

testCheck(check, {
  ...sharingCases(of),
  notApplicable: { "no setting of its own": { resource: of(undefined) } },
});
