import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { nameTag } from "./name-tag.ts";

export default defineCollector({
  kind: "subnet",
  label: "Subnets",
  scope: "region",
  volume: "live",
  volatile: ["AvailableIpAddressCount"],
  actions: ["ec2:DescribeSubnets"],
  async *collect({ ec2, arnOf, readListed }) {
    for await (const page of pages((NextToken) =>
      ec2.send(new DescribeSubnetsCommand({ MaxResults: 1000, NextToken })),
    )) {
      yield* readListed(page.Subnets, ({ SubnetId: id = "", Tags }) => ({
        name: nameTag(Tags) ?? id,
        arn: arnOf("ec2", `subnet/${id}`),
        also: [id],
      }));
    }
  },
});
