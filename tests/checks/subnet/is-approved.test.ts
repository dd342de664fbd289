import check from "#lib/checks/subnet/is-approved.ts";
import { cloud, group, subnet, vpc } from "#tests/analysis/network/cloud.ts";
import { inventoryOf, reading, testCheck } from "#tests/support/test-check.ts";

const resource = { SubnetId: subnet, VpcId: vpc };
const notebook = reading("notebook-instance", "nb", { SubnetId: subnet, SecurityGroups: [group] });
const inventory = inventoryOf([...cloud(), notebook]);
const approvedSubnets = (...names: string[]) => ({ approvedSubnets: names });

testCheck(check, {
  pass: {
    "it is on the list": { resource, inventory, options: approvedSubnets("subnet-0f", subnet) },
    "its VPC is": { resource, inventory, options: approvedSubnets(vpc) },
  },
  fail: { "it is not": { resource, inventory, options: approvedSubnets("subnet-0f") } },
  notApplicable: {
    "nobody wrote a list": { resource, inventory },
    "nothing of SageMaker is in it": {
      resource,
      inventory: inventoryOf(cloud()),
      options: approvedSubnets("subnet-0f"),
    },
  },
  unknown: {
    "what may live in it was not read": {
      resource,
      inventory: inventoryOf(cloud(), ["training-job"]),
      options: approvedSubnets("subnet-0f"),
    },
    "the answer is not complete": { resource: {}, inventory, options: approvedSubnets("*") },
  },
  sure: {
    without: check.needs.filter((kind) => kind !== "notebook-instance"),
    because: "a notebook is in it, whatever else may be",
  },
});
