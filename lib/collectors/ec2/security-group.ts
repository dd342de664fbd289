import { pages } from "#lib/aws/pages.ts";
import { defineCollector, type Setting } from "../define.ts";
import { ruleCalls, ruleOfGroup } from "./group-rules-in.ts";
import { nameTag } from "./name-tag.ts";

export default defineCollector({
  kind: "security-group",
  label: "Security groups",
  scope: "region",
  volume: "live",
  inEvents: { groupId: "{sg-}", securityGroupId: "{sg-}", resourceId: "{sg-}" },
  madeBy: ["CreateSecurityGroup"],
  setBy: {
    IpPermissions: rules("Ingress"),
    IpPermissionsEgress: rules("Egress"),
  },
  cloudFormation: "AWS::EC2::SecurityGroup",
  terraform: "aws_security_group",
  console: "vpcconsole/home?region={region}#SecurityGroup:groupId={id}",
  actions: ["ec2:DescribeSecurityGroups"],
  async *collect({ ec2, arnOf, readListed }) {
    for await (const page of pages(ec2.describeSecurityGroups, { MaxResults: 1000 })) {
      yield* readListed(page.SecurityGroups, ({ GroupId: id = "", Tags }) => ({
        name: nameTag(Tags) ?? id,
        arn: arnOf("ec2", `security-group/${id}`),
        also: [id],
      }));
    }
  },
});

function rules(direction: "Ingress" | "Egress"): Setting {
  return {
    calls: ruleCalls(direction),
    where: (request, evidence, call) => ruleOfGroup(call.about.split("/").at(-1) ?? "", request, evidence, call),
  };
}
