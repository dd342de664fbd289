import check from "#lib/checks/cluster/recovers-nodes.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { clusterOf, group } from "./cluster-of.ts";

testCheck(check, {
  pass: { automatically: clusterOf([group()], { NodeRecovery: "Automatic" }) },
  fail: { "not at all": clusterOf([group()], { NodeRecovery: "None" }) },
  unknown: {
    "the answer is empty": { resource: {} },
    "AWS did not say": clusterOf([group()]),
  },
});
