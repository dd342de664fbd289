import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { nameTag } from "./name-tag.ts";

export default defineCollector({
  kind: "vpc",
  label: "VPCs",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::EC2::VPC",
  terraform: "aws_vpc",
  console: "vpcconsole/home?region={region}#VpcDetails:VpcId={id}",
  actions: ["ec2:DescribeVpcs"],
  async *collect({ ec2, arnOf, readListed }) {
    for await (const page of pages(ec2.describeVpcs, { MaxResults: 1000 })) {
      yield* readListed(page.Vpcs, ({ VpcId: id = "", Tags }) => ({
        name: nameTag(Tags) ?? id,
        arn: arnOf("ec2", `vpc/${id}`),
        also: [id],
      }));
    }
  },
});
