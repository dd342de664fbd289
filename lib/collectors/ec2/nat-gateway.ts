import { DescribeNatGatewaysCommand } from "@aws-sdk/client-ec2";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { nameTag } from "./name-tag.ts";

export default defineCollector({
  kind: "nat-gateway",
  label: "NAT gateways",
  scope: "region",
  volume: "live",
  actions: ["ec2:DescribeNatGateways"],
  async *collect({ ec2, arnOf, readListed }) {
    for await (const page of pages((NextToken) =>
      ec2.send(new DescribeNatGatewaysCommand({ MaxResults: 1000, NextToken })),
    )) {
      yield* readListed(page.NatGateways, ({ NatGatewayId: id = "", Tags }) => ({
        name: nameTag(Tags) ?? id,
        arn: arnOf("ec2", `natgateway/${id}`),
        also: [id],
      }));
    }
  },
});
