import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { nameTag } from "./name-tag.ts";

export default defineCollector({
  kind: "internet-gateway",
  label: "Internet gateways",
  scope: "region",
  volume: "live",
  inEvents: { internetGatewayId: "{igw-}", gatewayId: "{igw-}", resourceId: "{igw-}" },
  madeBy: ["CreateInternetGateway"],
  setBy: { Attachments: { calls: ["AttachInternetGateway", "DetachInternetGateway"] } },
  cloudFormation: "AWS::EC2::InternetGateway",
  terraform: "aws_internet_gateway",
  console: "vpcconsole/home?region={region}#InternetGateway:internetGatewayId={id}",
  actions: ["ec2:DescribeInternetGateways"],
  async *collect({ ec2, arnOf, readListed }) {
    for await (const page of pages(ec2.describeInternetGateways, { MaxResults: 1000 })) {
      yield* readListed(page.InternetGateways, ({ InternetGatewayId: id = "", Tags }) => ({
        name: nameTag(Tags) ?? id,
        arn: arnOf("ec2", `internet-gateway/${id}`),
        also: [id],
      }));
    }
  },
});
