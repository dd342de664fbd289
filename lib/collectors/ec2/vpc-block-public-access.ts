import { whole } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { given } from "../given.ts";

/** One per region, with the networks that are left out of it. AWS gives it no ARN: it is named as CloudFormation names it, by the account. */
export default defineCollector({
  kind: "vpc-block-public-access",
  label: "VPC Block Public Access",
  scope: "region",
  volume: "live",
  inEvents: { "VpcBlockPublicAccessOptions:": "{account}" },
  setBy: { InternetGatewayBlockMode: { calls: ["ModifyVpcBlockPublicAccessOptions"] } },
  arnType: "vpc-block-public-access-options",
  cloudFormation: "AWS::EC2::VPCBlockPublicAccessOptions",
  terraform: "aws_vpc_block_public_access_options",
  actions: ["ec2:DescribeVpcBlockPublicAccessOptions", "ec2:DescribeVpcBlockPublicAccessExclusions"],
  parts: ["Exclusions"],
  async *collect({ ec2, account, region, arnOf, readEach }) {
    const options = given(await ec2.describeVpcBlockPublicAccessOptions({}), "VpcBlockPublicAccessOptions");
    yield* readEach(
      [options],
      () => ({ name: region, arn: arnOf("ec2", `vpc-block-public-access-options/${account}`) }),
      async (one, part) => ({
        ...one,
        Exclusions: await part("Exclusions", () =>
          whole(ec2.describeVpcBlockPublicAccessExclusions, { MaxResults: 1000 }, "VpcBlockPublicAccessExclusions"),
        ),
      }),
    );
  },
});
