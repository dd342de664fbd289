import check from "#lib/checks/cluster/volume-key-is-customer-managed.ts";
import { key, keyArn, unreadKey } from "#tests/checks/keys.ts";
import { inventoryOf, testCheck } from "#tests/support/test-check.ts";
import { clusterOf, group, incomplete, root, second } from "./cluster-of.ts";

const own = { inventory: inventoryOf([key()]) };
const volumes = (...InstanceStorageConfigs: ReturnType<typeof root | typeof second>[]) =>
  clusterOf([group({ InstanceStorageConfigs })]);

testCheck(check, {
  pass: {
    "a key of one's own": { ...clusterOf([group()]), ...own },
    "for both volumes": { ...volumes(root(keyArn), second(keyArn)), ...own },
    "a volume without a key, which another check is about": { ...volumes(second(keyArn)), ...own },
  },
  fail: {
    "AWS's key": volumes(root("alias/aws/ebs")),
    "AWS's key for the second volume": { ...volumes(root(keyArn), second("alias/aws/ebs")), ...own },
    "one group of two": {
      ...clusterOf([group(), group({ InstanceStorageConfigs: [root("alias/aws/ebs")] })]),
      ...own,
    },
    "a key that is disabled": { ...clusterOf([group()]), inventory: inventoryOf([key({ KeyState: "Disabled" })]) },
  },
  notApplicable: { "no groups": clusterOf([]), "no key": volumes(second()) },
  unknown: {
    ...incomplete,
    "a key that cannot be read": { ...clusterOf([group()]), inventory: inventoryOf([unreadKey()]) },
  },
});
