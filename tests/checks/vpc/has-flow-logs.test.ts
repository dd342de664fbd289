import check from "#lib/checks/vpc/has-flow-logs.ts";
import { cloud, group, subnet, vpc } from "#tests/analysis/network/cloud.ts";
import { account, type DeepPartial, inventoryOf, reading, testCheck } from "#tests/support/test-check.ts";

const resource = { VpcId: vpc, OwnerId: account };
const notebook = reading("notebook-instance", "nb", {
  DirectInternetAccess: "Disabled",
  SubnetId: subnet,
  SecurityGroups: [group],
});
const log = (TrafficType: "ALL" | "ACCEPT" | "REJECT", more: DeepPartial<object> = {}) =>
  reading("flow-log", `fl-${TrafficType}`, { ResourceId: vpc, TrafficType, FlowLogStatus: "ACTIVE", ...more });
const having = (...readings: Parameters<typeof inventoryOf>[0]) => inventoryOf([...cloud(), notebook, ...readings]);

testCheck(check, {
  pass: {
    "it does": { resource, inventory: having(log("ALL")) },
    "by two logs": { resource, inventory: having(log("ACCEPT"), log("REJECT")) },
    "in the subnets that are used": { resource, inventory: having(log("ALL", { ResourceId: subnet })) },
    "by its owner's logs, which show here": {
      resource: { ...resource, OwnerId: "611111111116" },
      inventory: having(log("ALL")),
    },
  },
  fail: {
    "there is none": { resource, inventory: having() },
    "what was let through is not seen": { resource, inventory: having(log("REJECT")) },
    "they are not delivered": { resource, inventory: having(log("ALL", { DeliverLogsStatus: "FAILED" })) },
    "they are of another VPC": { resource, inventory: having(log("ALL", { ResourceId: "vpc-0f" })) },
  },
  notApplicable: { "nothing of SageMaker is in it": { resource, inventory: inventoryOf(cloud()) } },
  unknown: {
    "they were not read": { resource, inventory: inventoryOf([...cloud(), notebook], ["flow-log"]) },
    "known subnets have them, and others may be in use": {
      resource,
      inventory: inventoryOf([...cloud(), notebook, log("ALL", { ResourceId: subnet })], ["training-job"]),
    },
    "its owner may have some": { resource: { ...resource, OwnerId: "611111111116" }, inventory: having() },
    "the answer is not complete": { resource: {}, inventory: having() },
  },
  sure: {
    without: [...check.needs.filter((kind) => !["flow-log", "notebook-instance", "subnet"].includes(kind))],
    because: "a notebook is in it, or what else may be is among what was not seen",
  },
});
