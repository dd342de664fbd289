import { pages } from "#lib/aws/pages.ts";
import { defineCollector, type Evident } from "../define.ts";
import { holdsMember, memberIs } from "../members-in.ts";
import { nameTag } from "./name-tag.ts";

export default defineCollector({
  kind: "vpc",
  label: "VPCs",
  scope: "region",
  volume: "live",
  inEvents: { vpcId: "{vpc-}", resourceId: "{vpc-}" },
  madeBy: ["CreateVpc", "CreateDefaultVpc"],
  setBy: {
    "Flow logs": { calls: ["CreateFlowLogs"] },
    // What is called as the endpoint's service is: com.amazonaws.us-east-1.s3
    ...Object.fromEntries(
      ["com", "aws", "cn"].map((start) => [
        start,
        {
          calls: ["CreateVpcEndpoint"],
          where: (request: Readonly<Record<string, unknown>>, { path }: Evident) =>
            memberIs(request, "ServiceName", path),
        },
      ]),
    ),
    EnableDnsSupport: { calls: ["ModifyVpcAttribute"], where: (request) => holdsMember(request, ["enableDnsSupport"]) },
    EnableDnsHostnames: {
      calls: ["ModifyVpcAttribute"],
      where: (request) => holdsMember(request, ["enableDnsHostnames"]),
    },
  },
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
