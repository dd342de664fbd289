import check from "#lib/checks/endpoint-config/role-is-not-admin.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { arns, blindInventory, inventory } from "../roles-of.ts";

const host = { ProductionVariants: [{ VariantName: "main", InitialInstanceCount: 1 }] };
const as = (ExecutionRoleArn?: string) => ({ resource: { ...host, ExecutionRoleArn }, inventory });

testCheck(check, {
  pass: { "a role with few permissions": as(arns.plain) },
  fail: { "an administrator": as(arns.admin) },
  notApplicable: {
    "it hosts models": {
      resource: { ProductionVariants: [{ VariantName: "main", ModelName: "churn" }] },
      sure: { without: ["iam-role"], because: "the config has no role" },
    },
  },
  unknown: {
    "no role is named": as(),
    "a role that could not be read": as(arns.unread),
    "a role of another account": as(arns.foreign),
    "roles were not read": { ...as(arns.plain), inventory: blindInventory },
    "there are no variants": { resource: {} },
  },
});
