import { DescribeSecurityGroupsCommand } from "@aws-sdk/client-ec2";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { nameTag } from "./name-tag.ts";

export default defineCollector({
  kind: "security-group",
  label: "Security groups",
  scope: "region",
  volume: "live",
  actions: ["ec2:DescribeSecurityGroups"],
  async *collect({ ec2, arnOf, readListed }) {
    for await (const page of pages((NextToken) =>
      ec2.send(new DescribeSecurityGroupsCommand({ MaxResults: 1000, NextToken })),
    )) {
      yield* readListed(page.SecurityGroups, ({ GroupId: id = "", Tags }) => ({
        name: nameTag(Tags) ?? id,
        arn: arnOf("ec2", `security-group/${id}`),
        also: [id],
      }));
    }
  },
});
