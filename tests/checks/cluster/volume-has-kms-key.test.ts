import check from "#lib/checks/cluster/volume-has-kms-key.ts";
import { keyArn } from "#tests/checks/keys.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { clusterOf, group, incomplete, lustre, root, second } from "./cluster-of.ts";

testCheck(check, {
  pass: {
    "a key for the root volume, which is all there is": clusterOf([group()]),
    "keys for both volumes": clusterOf([group({ InstanceStorageConfigs: [second("alias/ml"), root(keyArn)] })]),
    "a file system beside": clusterOf([group({ InstanceStorageConfigs: [root(keyArn), lustre] })]),
    "a restricted group": clusterOf([], {
      RestrictedInstanceGroups: [{ InstanceStorageConfigs: [root("alias/aws/ebs")] }],
    }),
  },
  fail: {
    "no storage was ever set": clusterOf([group({ InstanceStorageConfigs: undefined })]),
    "a key for the second volume alone: the root volume has AWS's": clusterOf([
      group({ InstanceStorageConfigs: [second(keyArn)] }),
    ]),
    "a key for the root volume alone": clusterOf([group({ InstanceStorageConfigs: [root(keyArn), second()] })]),
    "one group of two": clusterOf([group(), group({ InstanceStorageConfigs: [lustre] })]),
    "a restricted group beside one in order": clusterOf([group()], { RestrictedInstanceGroups: [{}] }),
    "disks of the instance's own do not hold the root volume": clusterOf([
      group({ InstanceType: "ml.p5.48xlarge", InstanceStorageConfigs: [] }),
    ]),
  },
  notApplicable: { "no groups": clusterOf([]) },
  unknown: incomplete,
});
