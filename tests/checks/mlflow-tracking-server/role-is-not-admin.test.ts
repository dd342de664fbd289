import check from "#lib/checks/mlflow-tracking-server/role-is-not-admin.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { arns, blindInventory, inventory } from "../roles-of.ts";

const as = (RoleArn?: string) => ({ resource: { TrackingServerArn: "arn:x", RoleArn }, inventory });

testCheck(check, {
  pass: { "a role with few permissions": as(arns.plain) },
  fail: { "an administrator": as(arns.admin) },
  unknown: {
    "a role that could not be read": as(arns.unread),
    "a role of another account": as(arns.foreign),
    "roles were not read": { ...as(arns.plain), inventory: blindInventory },
    "the answer is not complete": { resource: { RoleArn: arns.plain }, inventory },
  },
});
