import check from "#lib/checks/domain/sessions-carry-user-names.ts";
import { testCheck } from "#tests/support/test-check.ts";

const DomainArn = "arn:aws:sagemaker:us-east-1:482915630174:domain/d-abc123";
const domain = (ExecutionRoleSessionNameMode: "STATIC" | "USER_IDENTITY" | undefined) => ({
  DomainArn,
  DomainId: "d-abc123",
  DefaultUserSettings: { StudioWebPortalSettings: { ExecutionRoleSessionNameMode } },
});

testCheck(check, {
  pass: { "the user's name": { resource: domain("USER_IDENTITY") } },
  fail: {
    "the same name for all": { resource: domain("STATIC") },
    "nothing was ever set": { resource: domain(undefined) },
    "no settings of the portal": { resource: { DomainArn, DefaultUserSettings: {} } },
  },
  unknown: { "the answer is empty": { resource: {} }, "no defaults": { resource: { DomainArn } } },
});
