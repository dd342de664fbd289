import { networkUserKinds } from "#lib/analysis/network/users.ts";
import check from "#lib/checks/vpc-endpoint/not-open-to-the-world.ts";
import { anywhere, anywhere6, cloud, ec2, inVpc, subnet, vpc } from "#tests/analysis/network/cloud.ts";
import { inventoryOf, reading, region, testCheck } from "#tests/support/test-check.ts";

const groupWith = (id: string, IpPermissions: object[] | undefined) =>
  ec2("security-group", id, { GroupId: id, VpcId: vpc, ...(IpPermissions && { IpPermissions }) });
const groups = [
  groupWith("sg-01", [
    inVpc,
    { IpProtocol: "tcp", FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId: "sg-0a" }] },
  ]),
  groupWith("sg-02", [anywhere]),
  groupWith("sg-03", [anywhere6]),
  groupWith("sg-04", [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "8.8.8.0/24" }] }]),
  groupWith("sg-05", undefined),
  groupWith("sg-07", [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, PrefixListIds: [{ PrefixListId: "pl-0a" }] }]),
  groupWith("sg-06", [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "10.0.0.0/8" }] }]),
];
const office = (...cidrs: string[]) =>
  reading(
    "managed-prefix-list",
    "offices",
    { PrefixListId: "pl-0a", Entries: cidrs.map((Cidr) => ({ Cidr })) },
    { also: ["pl-0a"] },
  );
const withList = (...cidrs: string[]) =>
  inventoryOf([...cloud(), ...groups, office(...cidrs), reading("notebook-instance", "nb", { SubnetId: subnet })]);
const inventory = inventoryOf([...cloud(), ...groups, reading("notebook-instance", "nb", { SubnetId: subnet })]);
const withoutSageMaker = inventoryOf([...cloud(), ...groups]);
const endpoint = (service: string, ...ids: string[]) => ({
  VpcEndpointId: "vpce-01",
  VpcId: vpc,
  VpcEndpointType: "Interface" as const,
  ServiceName: `com.amazonaws.${region}.${service}`,
  Groups: ids.map((GroupId) => ({ GroupId })),
});

testCheck(check, {
  sure: {
    without: [...networkUserKinds, "subnet"],
    because: "SageMaker's own endpoints are judged whoever uses them, and a gateway has no security groups to judge.",
  },
  pass: {
    "from the VPC and a group": { resource: endpoint("sagemaker.api", "sg-01"), inventory },
    "private ranges in a prefix list": {
      resource: endpoint("sagemaker.api", "sg-07"),
      inventory: withList("10.1.0.0/16"),
    },
    "all ports from private ranges: only 443 answers": { resource: endpoint("sagemaker.api", "sg-06"), inventory },
  },
  fail: {
    "from anywhere": { resource: endpoint("sagemaker.api", "sg-02"), inventory },
    "from anywhere on IPv6": { resource: endpoint("sagemaker.runtime", "sg-03"), inventory },
    "from a public range in a prefix list": {
      resource: endpoint("sagemaker.api", "sg-07"),
      inventory: withList("10.1.0.0/16", "8.8.8.0/24"),
    },
    "from one public range": { resource: endpoint("sagemaker.api", "sg-04"), inventory },
    "one open group of several": { resource: endpoint("sagemaker.api", "sg-01", "sg-02"), inventory },
    "an open group beside one with a prefix list": { resource: endpoint("sagemaker.api", "sg-07", "sg-02"), inventory },
    "SageMaker's endpoint, whatever workloads could not be listed": {
      resource: endpoint("sagemaker.api", "sg-02"),
      inventory: inventoryOf(groups, ["notebook-instance", "subnet"]),
    },
    "an open group, whatever the other is": { resource: endpoint("sagemaker.api", "sg-0f", "sg-02"), inventory },
    "an open STS endpoint beside SageMaker": { resource: endpoint("sts", "sg-02"), inventory },
    "SageMaker's endpoint in a VPC without workloads": {
      resource: endpoint("sagemaker.api", "sg-02"),
      inventory: withoutSageMaker,
    },
  },
  notApplicable: {
    "another service in a VPC without SageMaker": { resource: endpoint("sts", "sg-02"), inventory: withoutSageMaker },
    "a gateway": { resource: { ...endpoint("s3"), VpcEndpointType: "Gateway" }, inventory },
  },
  unknown: {
    "an empty answer": { resource: {}, inventory },
    "no groups in the answer": { resource: { ...endpoint("sagemaker.api"), Groups: undefined }, inventory },
    "an empty list of groups": { resource: endpoint("sagemaker.api"), inventory },
    "a prefix list, whose ranges are not read": { resource: endpoint("sagemaker.api", "sg-07"), inventory },
    "another service where workloads may live that could not be listed": {
      resource: endpoint("sts", "sg-02"),
      inventory: inventoryOf([...cloud(), ...groups], ["domain"]),
    },
    "a group that was not found": { resource: endpoint("sagemaker.api", "sg-0f", "sg-01"), inventory },
    "a group without rules in the answer": { resource: endpoint("sagemaker.api", "sg-05"), inventory },
  },
});
