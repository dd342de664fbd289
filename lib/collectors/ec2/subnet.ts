import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { holdsMember } from "../members-in.ts";
import { nameTag } from "./name-tag.ts";

export default defineCollector({
  kind: "subnet",
  label: "Subnets",
  scope: "region",
  volume: "live",
  inEvents: { subnetId: "{subnet-}", resourceId: "{subnet-}" },
  madeBy: ["CreateSubnet", "CreateDefaultSubnet"],
  setBy: {
    MapPublicIpOnLaunch: {
      calls: ["ModifySubnetAttribute"],
      where: (request) => holdsMember(request, ["mapPublicIpOnLaunch"]),
    },
  },
  cloudFormation: "AWS::EC2::Subnet",
  terraform: "aws_subnet",
  volatile: ["AvailableIpAddressCount"],
  console: "vpcconsole/home?region={region}#SubnetDetails:subnetId={id}",
  actions: ["ec2:DescribeSubnets"],
  async *collect({ ec2, arnOf, readListed }) {
    for await (const page of pages(ec2.describeSubnets, { MaxResults: 1000 })) {
      yield* readListed(page.Subnets, ({ SubnetId: id = "", Tags }) => ({
        name: nameTag(Tags) ?? id,
        arn: arnOf("ec2", `subnet/${id}`),
        also: [id],
      }));
    }
  },
});
