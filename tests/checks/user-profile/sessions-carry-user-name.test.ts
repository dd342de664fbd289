import check from "#lib/checks/user-profile/sessions-carry-user-name.ts";
import { testCheck } from "#tests/support/test-check.ts";

const profile = (ExecutionRoleSessionNameMode?: "STATIC" | "USER_IDENTITY") => ({
  DomainId: "d-abc",
  UserProfileName: "ana",
  UserSettings: { StudioWebPortalSettings: { ExecutionRoleSessionNameMode } },
});

testCheck(check, {
  pass: { "the user's name": { resource: profile("USER_IDENTITY") } },
  fail: { "a name for all, whatever the domain says": { resource: profile("STATIC") } },
  notApplicable: {
    "no setting of its own": { resource: profile() },
    "no settings at all": { resource: { ...profile(), UserSettings: undefined } },
  },
  unknown: { "the answer is empty": { resource: {} } },
});
