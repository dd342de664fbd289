import { pages } from "#lib/aws/pages.ts";
import { defineCollector, type Setting } from "../define.ts";
import { holdsMember } from "../members-in.ts";
import { nameTag } from "./name-tag.ts";

export default defineCollector({
  kind: "vpc-endpoint",
  label: "VPC endpoints",
  scope: "region",
  volume: "live",
  inEvents: { vpcEndpointId: "{vpce-}", resourceId: "{vpce-}" },
  madeBy: ["CreateVpcEndpoint"],
  setBy: {
    PolicyDocument: modified("PolicyDocument", "ResetPolicy"),
    PrivateDnsEnabled: modified("PrivateDnsEnabled"),
    DnsOptions: modified("DnsOptions"),
    Groups: modified("AddSecurityGroupId", "RemoveSecurityGroupId"),
    SubnetIds: modified("AddSubnetId", "RemoveSubnetId"),
    RouteTableIds: modified("AddRouteTableId", "RemoveRouteTableId"),
  },
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

/** Set by the calls that change an endpoint, where one names it. What the call that made it did not name is AWS's default. */
function modified(...members: readonly string[]): Setting {
  return {
    calls: ["ModifyVpcEndpoint", "CreateVpcEndpoint"],
    where: (request) => holdsMember(request, members),
  };
}
