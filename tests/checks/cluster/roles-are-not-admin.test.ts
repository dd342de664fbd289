import check from "#lib/checks/cluster/roles-are-not-admin.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { arns, blindInventory, inventory } from "../roles-of.ts";
import { clusterOf, group, incomplete } from "./cluster-of.ts";

const as = (...roles: (string | undefined)[]) => clusterOf(roles.map((ExecutionRole) => group({ ExecutionRole })));

testCheck(check, {
  pass: {
    "a role with few permissions": { ...as(arns.plain), inventory },
    "one that scales the cluster besides": {
      ...clusterOf([group({ ExecutionRole: arns.plain })], { ClusterRole: arns.plain }),
      inventory,
    },
  },
  fail: {
    "an administrator": { ...as(arns.admin), inventory },
    "an administrator in one group of two": { ...as(arns.plain, arns.admin), inventory },
    "an administrator beside a role that could not be read": { ...as(arns.unread, arns.admin), inventory },
    "an administrator in a restricted group": {
      ...clusterOf([group({ ExecutionRole: arns.plain })], {
        RestrictedInstanceGroups: [{ ExecutionRole: arns.admin }],
      }),
      inventory,
    },
    "an administrator that scales the cluster": {
      ...clusterOf([group({ ExecutionRole: arns.plain })], { ClusterRole: arns.admin }),
      inventory,
    },
  },
  notApplicable: { "no groups": { ...as(), inventory } },
  unknown: {
    ...incomplete,
    "no role": { ...as(undefined), inventory },
    "no role in one of two": { ...as(arns.plain, undefined), inventory },
    "a role that could not be read": { ...as(arns.plain, arns.unread), inventory },
    "a role of another account": { ...as(arns.foreign), inventory },
    "roles that could not be listed": { ...as(arns.plain), inventory: blindInventory },
  },
});
