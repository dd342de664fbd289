import { networkUserKinds } from "#lib/analysis/network/users.ts";
import check from "#lib/checks/security-group/not-open.ts";
import { anywhere, anywhere6, group, inVpc } from "#tests/analysis/network/cloud.ts";
import { inventoryOf, reading, testCheck, unread } from "#tests/support/test-check.ts";

const notebook = reading("notebook-instance", "nb", { SubnetId: "subnet-0a", SecurityGroups: [group] });
const inventory = inventoryOf([notebook]);
const pool = (Status: "Available" | "InUse" | "Reused" | "Terminated") =>
  inventoryOf([
    reading("training-job", "warm", {
      TrainingJobStatus: "Completed",
      WarmPoolStatus: { Status },
      VpcConfig: { Subnets: ["subnet-0a"], SecurityGroupIds: [group] },
    }),
  ]);
const https = { IpProtocol: "tcp", FromPort: 443, ToPort: 443 };
const ssh = { IpProtocol: "tcp", FromPort: 22, ToPort: 22 };
const toMany = Array.from({ length: 20 }, (_, at) => ({ ...ssh, IpRanges: [{ CidrIp: `192.0.2.${8 * at}/29` }] }));
const list = { IpProtocol: "-1", PrefixListIds: [{ PrefixListId: "pl-0a" }] };
const listOf = (...cidrs: string[]) =>
  reading(
    "managed-prefix-list",
    "offices",
    { PrefixListId: "pl-0a", Entries: cidrs.map((Cidr) => ({ Cidr })) },
    { also: ["pl-0a"] },
  );
const offices = listOf("198.51.100.0/24", "2001:db8:1::/48");
const everywhere = listOf("198.51.100.0/24", "0.0.0.0/0");
const served = reading("model", "churn", { VpcConfig: { Subnets: ["subnet-0a"], SecurityGroupIds: [group] } });
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
  sure: {
    without: networkUserKinds,
    because: "A group without an open rule is closed to the world, whoever is in it.",
  },
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
    "public ranges that name somebody, and many outbound rules": {
      resource: resource([{ ...https, IpRanges: [{ CidrIp: "198.51.100.0/24" }, { CidrIp: "203.0.113.0/24" }] }], {
        IpPermissionsEgress: toMany,
      }),
      inventory,
    },
    "as many ranges as a group takes, each of somebody": {
      resource: resource([
        { ...https, IpRanges: Array.from({ length: 60 }, (_, at) => ({ CidrIp: `52.${at}.8.0/22` })) },
      ]),
      inventory,
    },
    "a range of IPv6 that names somebody": {
      resource: resource([{ ...https, Ipv6Ranges: [{ CidrIpv6: "2001:db8:1::/48" }] }]),
      inventory,
    },
    "the ranges of the offices, in a prefix list": {
      resource: resource([list]),
      inventory: inventoryOf([notebook, offices]),
    },
    "a group of another account": {
      resource: resource([{ ...https, UserIdGroupPairs: [{ GroupId: "sg-0f", UserId: "611111111116" }] }]),
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
    "anywhere, in a prefix list": {
      resource: resource([inVpc, list]),
      inventory: inventoryOf([notebook, everywhere]),
    },
    "anywhere, beside a prefix list": { resource: resource([list, anywhere]), inventory },
    "anywhere, for a finished job whose instances are kept": {
      resource: resource([anywhere]),
      inventory: pool("Available"),
    },
    "anywhere, for a finished job whose instances serve the next": {
      resource: resource([anywhere]),
      inventory: pool("InUse"),
    },
    "anywhere, for one known user, whatever could not be listed": {
      resource: resource([anywhere]),
      inventory: inventoryOf([notebook], ["domain", "training-job", "endpoint"]),
    },
    "most of the internet, block by block": {
      resource: resource([
        { IpProtocol: "-1", IpRanges: Array.from({ length: 90 }, (_, at) => ({ CidrIp: `${at + 20}.0.0.0/8` })) },
      ]),
      inventory,
    },
    "anywhere in two halves": {
      resource: resource([{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/1" }, { CidrIp: "128.0.0.0/1" }] }]),
      inventory,
    },
  },
  notApplicable: {
    "a group that only a model is in that nothing serves": {
      resource: resource([anywhere]),
      inventory: inventoryOf([served]),
    },
    "a group that no SageMaker resource is in": { resource: resource([anywhere]), inventory: inventoryOf([]) },
    "a group that only a finished job was in": { resource: resource([anywhere]), inventory: finished },
    "a group that only a finished job was in, whose instances are gone": {
      resource: resource([anywhere]),
      inventory: pool("Terminated"),
    },
    "a group that only a finished job was in, whose instances the next has taken": {
      resource: resource([anywhere]),
      inventory: pool("Reused"),
    },
  },
  unknown: {
    "an empty answer": { resource: {}, inventory },
    "a prefix list, whose ranges are not read": { resource: resource([fromItself, list]), inventory },
    "a prefix list of which the entries could not be read": {
      resource: resource([list]),
      inventory: inventoryOf([notebook, unread("managed-prefix-list", "offices", { also: ["pl-0a"] })]),
    },
    "a prefix list for one port, beside a range that names somebody": {
      resource: resource([{ ...https, ...list, IpProtocol: "tcp", IpRanges: [{ CidrIp: "198.51.100.0/24" }] }]),
      inventory,
    },
    "nobody seen in it, and a kind that could not be listed": {
      resource: resource([anywhere]),
      inventory: inventoryOf([], ["domain"]),
    },
    "nobody seen in a closed one either": { resource: resource([]), inventory: inventoryOf([], ["domain"]) },
    "nobody seen in it, and a notebook that could not be read": {
      resource: resource([anywhere]),
      inventory: inventoryOf([unread("notebook-instance", "nb")]),
    },
    "a notebook in a subnet, of which AWS returned no groups": {
      resource: resource([anywhere]),
      inventory: inventoryOf([reading("notebook-instance", "nb", { SubnetId: "subnet-0a" })]),
    },
    "a model of which it is not known whether it is served": {
      resource: resource([anywhere]),
      inventory: inventoryOf([served], ["endpoint-config"]),
    },
    "no inbound rules in the answer": { resource: { GroupId: group }, inventory },
  },
});
