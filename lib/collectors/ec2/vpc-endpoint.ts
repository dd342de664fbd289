import { DescribeVpcEndpointsCommand } from "@aws-sdk/client-ec2";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { nameTag } from "./name-tag.ts";

export default defineCollector({
  kind: "vpc-endpoint",
  label: "VPC endpoints",
  scope: "region",
  volume: "live",
  actions: ["ec2:DescribeVpcEndpoints"],
  async *collect({ ec2, arnOf, readListed }) {
    for await (const page of pages((NextToken) =>
      ec2.send(new DescribeVpcEndpointsCommand({ MaxResults: 1000, NextToken })),
    )) {
      yield* readListed(page.VpcEndpoints, ({ VpcEndpointId: id = "", Tags }) => ({
        name: nameTag(Tags) ?? id,
        arn: arnOf("ec2", `vpc-endpoint/${id}`),
        also: [id],
      }));
    }
  },
});
