import check from "#lib/checks/domain/default-role-is-not-admin.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { arns, blindInventory, inventory } from "../roles-of.ts";

const domain = (user?: string, space?: string) => ({
  DomainId: "d-abc",
  DefaultUserSettings: { ExecutionRole: user },
  DefaultSpaceSettings: { ExecutionRole: space },
});

testCheck(check, {
  pass: {
    "users with few permissions, and no role for spaces": { resource: domain(arns.plain), inventory },
    "users and spaces with few permissions": { resource: domain(arns.plain, arns.plain), inventory },
  },
  fail: {
    "users as administrator": { resource: domain(arns.admin), inventory },
    "shared spaces as administrator, which a look at users misses": {
      resource: domain(arns.plain, arns.admin),
      inventory,
    },
    "one administrator is enough, whatever the other is": { resource: domain(arns.unread, arns.admin), inventory },
  },
  unknown: {
    "an empty answer": { resource: {}, inventory },
    "spaces whose role could not be read": { resource: domain(arns.plain, arns.unread), inventory },
    "a role of another account": { resource: domain(arns.foreign), inventory },
    "a role that was not found": { resource: domain(arns.absent), inventory },
    "roles that could not be listed": { resource: domain(arns.plain), inventory: blindInventory },
  },
});
