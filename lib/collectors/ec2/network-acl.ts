import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { nameTag } from "./name-tag.ts";

export default defineCollector({
  kind: "network-acl",
  label: "Network ACLs",
  scope: "region",
  volume: "live",
  inEvents: { networkAclId: "{acl-}", resourceId: "{acl-}" },
  madeBy: ["CreateNetworkAcl"],
  setBy: {
    Entries: { calls: ["CreateNetworkAclEntry", "ReplaceNetworkAclEntry", "DeleteNetworkAclEntry"] },
    Associations: { calls: ["ReplaceNetworkAclAssociation"] },
  },
  cloudFormation: "AWS::EC2::NetworkAcl",
  terraform: "aws_network_acl",
  console: "vpcconsole/home?region={region}#NetworkAclDetails:networkAclId={id}",
  actions: ["ec2:DescribeNetworkAcls"],
  async *collect({ ec2, arnOf, readListed }) {
    for await (const page of pages(ec2.describeNetworkAcls, { MaxResults: 1000 })) {
      yield* readListed(page.NetworkAcls, ({ NetworkAclId: id = "", Tags }) => ({
        name: nameTag(Tags) ?? id,
        arn: arnOf("ec2", `network-acl/${id}`),
        also: [id],
      }));
    }
  },
});
