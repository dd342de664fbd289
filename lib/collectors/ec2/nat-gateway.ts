import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { nameTag } from "./name-tag.ts";

export default defineCollector({
  kind: "nat-gateway",
  label: "NAT gateways",
  scope: "region",
  volume: "live",
  inEvents: { natGatewayId: "{nat-}", resourceId: "{nat-}" },
  madeBy: ["CreateNatGateway"],
  arnType: "natgateway",
  cloudFormation: "AWS::EC2::NatGateway",
  terraform: "aws_nat_gateway",
  console: "vpcconsole/home?region={region}#NatGatewayDetails:natGatewayId={id}",
  actions: ["ec2:DescribeNatGateways"],
  async *collect({ ec2, arnOf, readListed }) {
    for await (const page of pages(ec2.describeNatGateways, { MaxResults: 1000 })) {
      yield* readListed(page.NatGateways, ({ NatGatewayId: id = "", Tags }) => ({
        name: nameTag(Tags) ?? id,
        arn: arnOf("ec2", `natgateway/${id}`),
        also: [id],
      }));
    }
  },
});
