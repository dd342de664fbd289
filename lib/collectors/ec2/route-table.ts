import { DescribeRouteTablesCommand } from "@aws-sdk/client-ec2";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { nameTag } from "./name-tag.ts";

export default defineCollector({
  kind: "route-table",
  label: "Route tables",
  scope: "region",
  volume: "live",
  actions: ["ec2:DescribeRouteTables"],
  async *collect({ ec2, arnOf, readListed }) {
    for await (const page of pages((NextToken) =>
      ec2.send(new DescribeRouteTablesCommand({ MaxResults: 100, NextToken })),
    )) {
      yield* readListed(page.RouteTables, ({ RouteTableId: id = "", Tags }) => ({
        name: nameTag(Tags) ?? id,
        arn: arnOf("ec2", `route-table/${id}`),
        also: [id],
      }));
    }
  },
});
