import type {
  DescribeRegionsRequest,
  DescribeRegionsResult,
  DescribeVpcAttributeRequest,
  DescribeVpcAttributeResult,
  Filter,
  Vpc,
} from "@aws-sdk/client-ec2";
import * as client from "@aws-sdk/client-ec2";
import { AwsError } from "../aws-error.ts";
import type { Operation, Service } from "../call.ts";
import { queryProtocol } from "../protocols/query.ts";
import { regionDomain, regionStatus } from "../regions.ts";
import { ec2Writes } from "../writes/ec2.ts";
import { ec2TagWrites } from "../writes/tags.ts";
import { type DescribeInput, describeItems, refuseDryRun, wildcard } from "./ec2-describe.ts";
import { describeEndpointServices } from "./ec2-endpoint-services.ts";
import { type Ec2Kind, ec2Kinds } from "./ec2-kinds.ts";
import { describeNetworkAcls } from "./ec2-network-acls.ts";
import { describeNetworkInterfaces } from "./ec2-network-interfaces.ts";
import { describeManagedPrefixLists, getManagedPrefixListEntries } from "./ec2-prefix-lists.ts";
import { describePublicAccessExclusions, describePublicAccessOptions } from "./ec2-public-access.ts";
import { unheldKinds, untouchedSettings } from "./ec2-unheld.ts";
import { describeAvailabilityZones } from "./ec2-zones.ts";

const describeRegions: Operation<DescribeRegionsRequest, DescribeRegionsResult> = (input, { account }) => {
  refuseDryRun(input.DryRun);
  const all = [
    ...account.regions.map(({ name }) => ({ name, enabled: true })),
    ...account.disabledRegions.map((name) => ({ name, enabled: false })),
  ];
  const asked = input.RegionNames ?? [];
  const unknown = asked.find((name) => !all.some((region) => region.name === name));
  if (unknown !== undefined) {
    throw new AwsError("InvalidParameterValue", `Invalid region(s): [${unknown}]`);
  }
  const shown = all.filter(
    ({ name, enabled }) => (input.AllRegions || enabled) && (asked.length === 0 || asked.includes(name)),
  );
  const regions = shown.map(({ name, enabled }) => ({
    RegionName: name,
    Endpoint: `ec2.${name}.${regionDomain(account.partition)}`,
    OptInStatus: regionStatus(name, enabled),
  }));
  const tests = (input.Filters ?? []).map(regionTest);
  return { Regions: regions.filter((region) => tests.every((test) => test(region))) };
};

type RegionFields = { RegionName: string; Endpoint: string; OptInStatus: string };

function regionTest({ Name = "", Values = [] }: Filter): (region: RegionFields) => boolean {
  const field = { "region-name": "RegionName", endpoint: "Endpoint", "opt-in-status": "OptInStatus" }[Name];
  if (!field) throw new AwsError("InvalidParameterValue", `The filter '${Name}' is invalid`);
  return (region) => Values.some((value) => wildcard(value).test(region[field as keyof RegionFields]));
}

/**
 * The account's data may say `EnableDnsSupport` and `EnableDnsHostnames` on a VPC. Otherwise AWS's defaults count: DNS
 * support everywhere; host names in default VPCs, and where an endpoint with private DNS could not exist without.
 */
const describeVpcAttribute: Operation<DescribeVpcAttributeRequest, DescribeVpcAttributeResult> = (
  input,
  { region, gone },
) => {
  refuseDryRun(input.DryRun);
  const vpc: (Vpc & { EnableDnsSupport?: boolean; EnableDnsHostnames?: boolean }) | undefined = gone
    ? undefined
    : region.ec2.vpcs.find(({ VpcId }) => VpcId === input.VpcId);
  if (!vpc) throw new AwsError("InvalidVpcID.NotFound", `The vpc ID '${input.VpcId}' does not exist`);
  const privateDns = region.ec2.vpcEndpoints.some(
    (endpoint) => endpoint.VpcId === vpc.VpcId && endpoint.PrivateDnsEnabled,
  );
  const values: Record<string, Omit<DescribeVpcAttributeResult, "VpcId">> = {
    enableDnsSupport: { EnableDnsSupport: { Value: vpc.EnableDnsSupport ?? true } },
    enableDnsHostnames: {
      EnableDnsHostnames: { Value: vpc.EnableDnsHostnames ?? (vpc.IsDefault === true || privateDns) },
    },
    enableNetworkAddressUsageMetrics: { EnableNetworkAddressUsageMetrics: { Value: false } },
  };
  const value = values[String(input.Attribute)];
  if (!value) {
    throw new AwsError("InvalidParameterValue", `Value (${input.Attribute}) for parameter attribute is invalid.`);
  }
  return { VpcId: input.VpcId, ...value };
};

function describeOperation(kind: Ec2Kind): Operation<DescribeInput> {
  return (input, call) => describeItems(kind, call.region.ec2[kind.collection] as readonly unknown[], input, call);
}

const operations: Record<string, Operation> = {
  ...unheldKinds,
  ...untouchedSettings,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeNetworkAcls: describeNetworkAcls,
  DescribeNetworkInterfaces: describeNetworkInterfaces,
  DescribeRegions: describeRegions,
  DescribeManagedPrefixLists: describeManagedPrefixLists,
  DescribeVpcAttribute: describeVpcAttribute,
  DescribeVpcBlockPublicAccessExclusions: describePublicAccessExclusions,
  DescribeVpcBlockPublicAccessOptions: describePublicAccessOptions,
  DescribeVpcEndpointServices: describeEndpointServices,
  GetManagedPrefixListEntries: getManagedPrefixListEntries,
  ...ec2Writes,
  ...ec2TagWrites,
};
for (const kind of ec2Kinds) operations[kind.describe] = describeOperation(kind);

export const ec2: Service = {
  name: "ec2",
  dialect: "ec2",
  protocol: queryProtocol(client, { flavour: "ec2", xmlns: "http://ec2.amazonaws.com/doc/2016-11-15/" }),
  operations,
  badToken: ["InvalidNextToken", "The specified NextToken is not valid."],
};
