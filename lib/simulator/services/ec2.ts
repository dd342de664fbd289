import type {
  DescribeRegionsRequest,
  DescribeRegionsResult,
  DescribeVpcAttributeRequest,
  DescribeVpcAttributeResult,
  Filter,
  Tag,
  Vpc,
} from "@aws-sdk/client-ec2";
import * as client from "@aws-sdk/client-ec2";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation, Service } from "../call.ts";
import { queryProtocol } from "../protocols/query.ts";
import { regionDomain, regionStatus } from "../regions.ts";
import { ec2Writes } from "../writes/ec2.ts";
import { type Ec2Kind, ec2Kinds } from "./ec2-kinds.ts";

interface DescribeInput {
  Filters?: Filter[];
  /** DescribeNatGateways has its filters in the singular. */
  Filter?: Filter[];
  MaxResults?: number;
  NextToken?: string;
  DryRun?: boolean;
  [ids: string]: unknown;
}

const smallestPage = 5;

function describeOperation(kind: Ec2Kind): Operation<DescribeInput> {
  return (input, call) => {
    refuseDryRun(input.DryRun);
    const items = call.region.ec2[kind.collection] as readonly unknown[] as readonly never[];
    const named = byIds(kind, items, input[kind.ids] as string[] | undefined, call);
    const tests = (input.Filters ?? input.Filter ?? []).map((filter) => filterTest(kind, filter));
    const found = tests.length > 0 ? named.filter((item) => tests.every((test) => test(item))) : named;
    const page = call.page(found, { token: input.NextToken, size: pageSize(kind, input.MaxResults) });
    return { [kind.items]: page.items, NextToken: page.next };
  };
}

function refuseDryRun(asked: boolean | undefined): void {
  if (asked) throw new AwsError("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
}

/** @throws AwsError when an id names nothing, as EC2 does; a filter that finds nothing is no error. */
function byIds(
  kind: Ec2Kind,
  items: readonly never[],
  ids: readonly string[] | undefined,
  call: Call,
): readonly never[] {
  if (!ids || ids.length === 0) return items;
  const present = new Set(call.gone ? [] : items.map((item) => kind.id(item)));
  const missing = ids.find((id) => !present.has(id));
  if (missing !== undefined) throw new AwsError(...kind.missing(missing));
  return items.filter((item) => ids.includes(kind.id(item) ?? ""));
}

function filterTest(kind: Ec2Kind, { Name = "", Values = [] }: Filter): (item: never) => boolean {
  const read = Name.startsWith("tag:") || Name === "tag-key" ? tagReader(Name) : kind.filters[Name];
  if (!read) throw new AwsError("InvalidParameterValue", `The filter '${Name}' is invalid`);
  const patterns = Values.map(wildcard);
  return (item) => read(item).some((value) => value != null && patterns.some((pattern) => pattern.test(String(value))));
}

function tagReader(filter: string): (item: never) => readonly unknown[] {
  const key = filter.slice("tag:".length);
  return ({ Tags = [] }: { Tags?: Tag[] }) =>
    filter === "tag-key" ? Tags.map((tag) => tag.Key) : Tags.filter((tag) => tag.Key === key).map((tag) => tag.Value);
}

/** `*` is any text, `?` any character. Source: EC2 user guide, "Filter your resources". */
function wildcard(value: string): RegExp {
  const escaped = value.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", "[\\s\\S]*").replaceAll("?", "[\\s\\S]")}$`);
}

function pageSize(kind: Ec2Kind, asked: number | undefined): number {
  if (asked === undefined) return kind.largestPage;
  const bound =
    asked < smallestPage ? ["greater", smallestPage] : asked > kind.largestPage ? ["less", kind.largestPage] : [];
  if (bound.length === 0 || kind.describe === "DescribeVpcEndpoints") return Math.min(asked, kind.largestPage);
  const rule = `Expecting a value ${bound[0]} than or equal to ${bound[1]}.`;
  throw new AwsError("InvalidParameterValue", `Value ( ${asked} ) for parameter maxResults is invalid. ${rule}`);
}

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

const operations: Record<string, Operation> = {
  DescribeRegions: describeRegions,
  DescribeVpcAttribute: describeVpcAttribute,
  ...ec2Writes,
};
for (const kind of ec2Kinds) operations[kind.describe] = describeOperation(kind);

export const ec2: Service = {
  name: "ec2",
  dialect: "ec2",
  protocol: queryProtocol(client, { flavour: "ec2", xmlns: "http://ec2.amazonaws.com/doc/2016-11-15/" }),
  operations,
  badToken: ["InvalidNextToken", "The specified NextToken is not valid."],
};
