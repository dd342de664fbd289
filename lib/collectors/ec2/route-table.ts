import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { nameTag } from "./name-tag.ts";

export default defineCollector({
  kind: "route-table",
  label: "Route tables",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::EC2::RouteTable",
  terraform: "aws_route_table",
  console: "vpcconsole/home?region={region}#RouteTables:routeTableId={id}",
  actions: ["ec2:DescribeRouteTables"],
  async *collect({ ec2, arnOf, readListed }) {
    for await (const page of pages(ec2.describeRouteTables, { MaxResults: 100 })) {
      yield* readListed(page.RouteTables, ({ RouteTableId: id = "", Tags }) => ({
        name: nameTag(Tags) ?? id,
        arn: arnOf("ec2", `route-table/${id}`),
        also: [id],
      }));
    }
  },
});
