import check from "#lib/checks/iot-role-alias/role-is-not-admin.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { arns, blindInventory, inventory } from "../roles-of.ts";

const alias = (roleArn: string) => ({ resource: { roleAlias: "doors", roleArn }, inventory });

testCheck(check, {
  pass: { "a role with few rights": alias(arns.plain) },
  fail: { "an administrator": alias(arns.admin) },
  unknown: {
    "a policy was not read": alias(arns.halfRead),
    "the role is gone": alias(arns.absent),
    "the role is another account's": alias(arns.foreign),
    "roles were not read": { ...alias(arns.plain), inventory: blindInventory },
    "none is named": { resource: { roleAlias: "doors" } },
  },
});
