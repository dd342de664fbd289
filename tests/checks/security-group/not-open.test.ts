import check from "#lib/checks/security-group/not-open.ts";
import { anywhere, anywhere6, group, inVpc } from "#tests/analysis/network/cloud.ts";
import { inventoryOf, reading, testCheck } from "#tests/support/test-check.ts";

const inventory = inventoryOf([reading("notebook-instance", "nb", { SecurityGroups: [group] })]);
const finished = inventoryOf([
  reading("training-job", "old", {
    TrainingJobStatus: "Completed",
    VpcConfig: { Subnets: [], SecurityGroupIds: [group] },
  }),
]);
const fromItself = { IpProtocol: "-1", UserIdGroupPairs: [{ GroupId: group }] };
const resource = (IpPermissions: object[], more: object = {}) => ({
  GroupId: group,
  GroupName: "ml",
  IpPermissions,
  IpPermissionsEgress: [anywhere],
  ...more,
});

testCheck(check, {
  pass: {
    "no inbound rule, and the default outbound one": { resource: resource([]), inventory },
    "inbound from the VPC": { resource: resource([inVpc]), inventory },
    "inbound from itself": { resource: resource([fromItself]), inventory },
    "the default group, open to its members: a note": {
      resource: resource([fromItself], { GroupName: "default" }),
      inventory,
    },
    "one public address of an office": {
      resource: resource([{ ...inVpc, IpRanges: [{ CidrIp: "198.51.100.7/32" }] }]),
      inventory,
    },
  },
  fail: {
    "all traffic from anywhere": { resource: resource([anywhere]), inventory },
    "one port from anywhere": {
      resource: resource([{ IpProtocol: "tcp", FromPort: 8443, ToPort: 8443, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }]),
      inventory,
    },
    "anywhere on IPv6, which a look at IPv4 misses": { resource: resource([anywhere6]), inventory },
    "anywhere beside a harmless range": {
      resource: resource([{ ...inVpc, IpRanges: [{ CidrIp: "10.0.0.0/16" }, { CidrIp: "0.0.0.0/0" }] }]),
      inventory,
    },
    "anywhere in two halves": {
      resource: resource([{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/1" }, { CidrIp: "128.0.0.0/1" }] }]),
      inventory,
    },
  },
  notApplicable: {
    "a group that no SageMaker resource is in": { resource: resource([anywhere]), inventory: inventoryOf([]) },
    "a group that only a finished job was in": { resource: resource([anywhere]), inventory: finished },
  },
  unknown: {
    "an empty answer": { resource: {}, inventory },
    "no inbound rules in the answer": { resource: { GroupId: group }, inventory },
  },
});
