import { expect, test } from "vitest";
import check from "#lib/checks/notebook-instance/role-is-not-admin.ts";
import { identity, now, testCheck } from "#tests/support/test-check.ts";
import { arns, blindInventory, inventory } from "../roles-of.ts";

testCheck(check, {
  pass: { "a role with few permissions": { resource: { RoleArn: arns.plain }, inventory } },
  fail: {
    "an administrator": { resource: { RoleArn: arns.admin, NotebookInstanceStatus: "InService" }, inventory },
    "an administrator, stopped": { resource: { RoleArn: arns.admin, NotebookInstanceStatus: "Stopped" }, inventory },
  },
  unknown: {
    "an empty answer": { resource: {}, inventory },
    "a role with a policy that was not read": { resource: { RoleArn: arns.halfRead }, inventory },
    "a role that could not be read": { resource: { RoleArn: arns.unread }, inventory },
    "a role that was not found": { resource: { RoleArn: arns.absent }, inventory },
    "roles that could not be listed": { resource: { RoleArn: arns.plain }, inventory: blindInventory },
    "a role of another account": { resource: { RoleArn: arns.foreign }, inventory },
    "text that is no ARN": { resource: { RoleArn: "admin" }, inventory },
  },
});

test("a role of another account is named as such", () => {
  const context = { identity: identity("notebook-instance", "nb"), inventory, now, secrets: [] };
  expect(check.evaluate({ RoleArn: arns.foreign } as never, context)).toMatchObject({
    reason: expect.stringContaining("belongs to account 611111111116"),
  });
});
