import check from "#lib/checks/user-profile/role-is-not-admin.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { arns, blindInventory, inventory } from "../roles-of.ts";

const profile = (role?: string) => ({
  DomainId: "d-abc",
  UserProfileName: "it's-ana",
  UserProfileArn: "arn:aws:sagemaker:us-east-1:482915630174:user-profile/d-abc/ana",
  UserSettings: { ExecutionRole: role },
});

testCheck(check, {
  pass: { "a role with few permissions": { resource: profile(arns.plain), inventory } },
  fail: { "an administrator under a domain that is well kept": { resource: profile(arns.admin), inventory } },
  notApplicable: {
    "no role of its own": { resource: profile(), inventory },
    "no settings of its own": { resource: { ...profile(), UserSettings: undefined }, inventory },
  },
  unknown: {
    "an empty answer": { resource: {}, inventory },
    "a role that could not be read": { resource: profile(arns.unread), inventory },
    "a role that was not found": { resource: profile(arns.absent), inventory },
    "a role of another account": { resource: profile(arns.foreign), inventory },
    "roles that could not be listed": { resource: profile(arns.plain), inventory: blindInventory },
  },
});
