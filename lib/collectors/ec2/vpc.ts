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
    // What is not there was perhaps deleted, by a call that names the flow log alone. So were endpoints: of those nothing is said here.
    "Flow logs": { calls: ["CreateFlowLogs"], where: flowLogIn, isApart: true },
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

/** Whether a call made one of the flow logs that were seen, `vpc-1: REJECT, ACTIVE`. */
function flowLogIn(request: Readonly<Record<string, unknown>>, { observed }: Evident): boolean {
  return [observed].flat().some((text) => {
    const [, of, traffic] = (typeof text === "string" && /^(\S+): (\w+), /.exec(text)) || [];
    // That one of all traffic is not enough, as where it is of one subnet, or delivers nothing, was not set by who made it.
    if (of === undefined || traffic === undefined || traffic === "ALL") return false;
    return memberIs(request, "ResourceId", of) && memberIs(request, "TrafficType", traffic);
  });
}
