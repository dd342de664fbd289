import type { DescribeVpcBlockPublicAccessOptionsResult, VpcBlockPublicAccessExclusion } from "@aws-sdk/client-ec2";
import type { Operation } from "../call.ts";
import { publicAccessBlocks, publicAccessExclusions } from "../shelves/ec2.ts";
import { type Described, type DescribeInput, describeItems } from "./ec2-describe.ts";

/** Off until somebody turns it on. Source: VPC user guide, "Block public access to VPCs and subnets". */
export const describePublicAccessOptions: Operation<object, DescribeVpcBlockPublicAccessOptionsResult> = (
  _,
  { account, region },
) => {
  const untouched = {
    AwsAccountId: account.id,
    AwsRegion: region.name,
    State: "default-state",
    InternetGatewayBlockMode: "off",
    ManagedBy: "account",
    ExclusionsAllowed: "allowed",
  } as const;
  return { VpcBlockPublicAccessOptions: publicAccessBlocks.on(region)[0] ?? untouched };
};

const exclusion: Described = {
  describe: "DescribeVpcBlockPublicAccessExclusions",
  items: "VpcBlockPublicAccessExclusions",
  ids: "ExclusionIds",
  id: (one: VpcBlockPublicAccessExclusion) => one.ExclusionId,
  missing: (id) => ["InvalidVpcBlockPublicAccessExclusionId.NotFound", `The exclusion ID '${id}' does not exist`],
  filters: {
    "internet-gateway-exclusion-mode": (one: VpcBlockPublicAccessExclusion) => [one.InternetGatewayExclusionMode],
    "resource-arn": (one: VpcBlockPublicAccessExclusion) => [one.ResourceArn],
    state: (one: VpcBlockPublicAccessExclusion) => [one.State],
  },
  largestPage: 1000,
};

export const describePublicAccessExclusions: Operation<DescribeInput> = (input, call) =>
  describeItems(exclusion, publicAccessExclusions.on(call.region), input, call);
