import { pages } from "#lib/aws/pages.ts";
import { defineCollector, type Evident } from "../define.ts";
import { nameTag } from "./name-tag.ts";

export default defineCollector({
  kind: "route-table",
  label: "Route tables",
  scope: "region",
  volume: "live",
  inEvents: { routeTableId: "{rtb-}", resourceId: "{rtb-}" },
  madeBy: ["CreateRouteTable"],
  // They name an association.
  changedBy: ["ec2:DisassociateRouteTable", "ec2:ReplaceRouteTableAssociation"],
  setBy: {
    Routes: { calls: ["CreateRoute", "ReplaceRoute", "DeleteRoute"], where: destinationIn },
    Associations: { calls: ["AssociateRouteTable", "DisassociateRouteTable", "ReplaceRouteTableAssociation"] },
    PropagatingVgws: { calls: ["EnableVgwRoutePropagation", "DisableVgwRoutePropagation"] },
  },
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

/** Whether a request is about the route that was seen, by where it leads to: `Routes[0.0.0.0/0]`, or in what was seen. */
function destinationIn(request: Readonly<Record<string, unknown>>, { path, observed }: Evident): boolean | undefined {
  const { destinationCidrBlock, destinationIpv6CidrBlock, destinationPrefixListId } = request;
  const destination = destinationCidrBlock ?? destinationIpv6CidrBlock ?? destinationPrefixListId;
  const named = /^Routes\[(.*\D.*)\]/.exec(path)?.[1];
  const seen = named ? [named] : [observed].flat().filter((text) => typeof text === "string");
  if (typeof destination !== "string" || seen.length === 0) return undefined;
  return seen.some((text) => text.split(/[\s,;]+/).some((word) => word.replace(/:$/, "") === destination));
}
