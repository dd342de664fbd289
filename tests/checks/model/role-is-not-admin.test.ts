import check from "#lib/checks/model/role-is-not-admin.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { arns, blindInventory, inventory } from "../roles-of.ts";

const as = (ExecutionRoleArn?: string) => ({ resource: { ModelArn: "arn:m", ExecutionRoleArn }, inventory });

testCheck(check, {
  pass: { "a role with few permissions": as(arns.plain) },
  fail: { "an administrator": as(arns.admin) },
  notApplicable: {
    "the model has no role": { ...as(), sure: { without: ["iam-role"], because: "there is none to look up" } },
  },
  unknown: {
    "a role that could not be read": as(arns.unread),
    "a role whose policies are not all known": as(arns.halfRead),
    "a role of another account": as(arns.foreign),
    "roles were not read": { ...as(arns.plain), inventory: blindInventory },
    "the answer is not complete": { resource: { ExecutionRoleArn: arns.plain }, inventory },
  },
});
