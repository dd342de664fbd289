import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { nameTag } from "./name-tag.ts";

export default defineCollector({
  kind: "vpc-endpoint",
  label: "VPC endpoints",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::EC2::VPCEndpoint",
  terraform: "aws_vpc_endpoint",
  console: "vpcconsole/home?region={region}#Endpoints:vpcEndpointId={id}",
  actions: ["ec2:DescribeVpcEndpoints"],
  async *collect({ ec2, arnOf, readListed }) {
    for await (const page of pages(ec2.describeVpcEndpoints, { MaxResults: 1000 })) {
      yield* readListed(page.VpcEndpoints, ({ VpcEndpointId: id = "", Tags }) => ({
        name: nameTag(Tags) ?? id,
        arn: arnOf("ec2", `vpc-endpoint/${id}`),
        also: [id],
      }));
    }
  },
});
