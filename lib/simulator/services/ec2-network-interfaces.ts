import type { NetworkInterface } from "@aws-sdk/client-ec2";
import type { Call, Operation } from "../call.ts";
import { networkInterfaces } from "../shelves/ec2.ts";
import { type Described, type DescribeInput, describeItems } from "./ec2-describe.ts";

const networkInterface: Described = {
  describe: "DescribeNetworkInterfaces",
  items: "NetworkInterfaces",
  ids: "NetworkInterfaceIds",
  id: (one: NetworkInterface) => one.NetworkInterfaceId,
  missing: (id) => ["InvalidNetworkInterfaceID.NotFound", `The networkInterface ID '${id}' does not exist`],
  filters: {
    description: (one: NetworkInterface) => [one.Description],
    "group-id": (one: NetworkInterface) => (one.Groups ?? []).map(({ GroupId }) => GroupId),
    "interface-type": (one: NetworkInterface) => [one.InterfaceType],
    "network-interface-id": (one: NetworkInterface) => [one.NetworkInterfaceId],
    status: (one: NetworkInterface) => [one.Status],
    "subnet-id": (one: NetworkInterface) => [one.SubnetId],
    "vpc-id": (one: NetworkInterface) => [one.VpcId],
  },
  largestPage: 1000,
};

export const describeNetworkInterfaces: Operation<DescribeInput> = (input, call) =>
  describeItems(networkInterface, interfacesOf(call), input, call);

/** Those that the account's notebooks, Studio domains and VPC endpoints have, and others. */
function interfacesOf({ account, region }: Call): NetworkInterface[] {
  const { ec2, sagemaker } = region;
  const vpcs = new Map(ec2.subnets.map(({ SubnetId, VpcId }) => [SubnetId, VpcId]));
  const common = { OwnerId: account.id, RequesterManaged: true, Status: "in-use" as const };
  const notebooks = sagemaker.notebookInstances.flatMap(
    ({ NetworkInterfaceId, NotebookInstanceName, SubnetId, SecurityGroups = [] }) =>
      NetworkInterfaceId && SubnetId
        ? [
            {
              ...common,
              NetworkInterfaceId,
              Description: `[Do not delete] Network Interface created to access resources in your VPC for SageMaker Notebook Instance ${NotebookInstanceName}`,
              SubnetId,
              VpcId: vpcs.get(SubnetId),
              InterfaceType: "interface" as const,
              Groups: SecurityGroups.map((GroupId) => ({ GroupId })),
            },
          ]
        : [],
  );
  // An app of a Studio has one in its domain's network. Source: descriptions seen in public issues.
  const studios = sagemaker.domains.flatMap(({ DomainId = "", SubnetIds: [SubnetId] = [], DefaultUserSettings }) =>
    SubnetId && vpcs.has(SubnetId)
      ? [
          {
            ...common,
            NetworkInterfaceId: `eni-0${DomainId.replace("d-", "").padEnd(16, "0").slice(0, 16)}`,
            Description: `[DO NOT DELETE] ENI managed by SageMaker for Studio Domain (${DomainId})`,
            SubnetId,
            VpcId: vpcs.get(SubnetId),
            InterfaceType: "interface" as const,
            Groups: (DefaultUserSettings?.SecurityGroups ?? []).map((GroupId) => ({ GroupId })),
          },
        ]
      : [],
  );
  const endpoints = ec2.vpcEndpoints.flatMap(({ NetworkInterfaceIds = [], SubnetIds = [], Groups = [], VpcId }) =>
    NetworkInterfaceIds.map((NetworkInterfaceId, index) => ({
      ...common,
      NetworkInterfaceId,
      SubnetId: SubnetIds[index],
      VpcId,
      InterfaceType: "vpc_endpoint" as const,
      Groups: Groups.map(({ GroupId, GroupName }) => ({ GroupId, GroupName })),
    })),
  );
  return [...notebooks, ...studios, ...endpoints, ...networkInterfaces.on(region)];
}
