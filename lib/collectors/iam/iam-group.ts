import type { GroupDetail, ManagedPolicyDetail } from "@aws-sdk/client-iam";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { inlinePolicies, listOf, managedDocuments } from "./documents.ts";
import { policiesSetBy } from "./policies-set-by.ts";

/** Who is in it, its users say. */
export default defineCollector({
  kind: "iam-group",
  label: "IAM groups",
  scope: "global",
  volume: "live",
  arnType: "group",
  inEvents: { groupName: "{}" },
  madeBy: ["CreateGroup"],
  setBy: policiesSetBy("Group"),
  cloudFormation: "AWS::IAM::Group",
  terraform: "aws_iam_group",
  console: "iam/home?region={region}#/groups[/details/{name}]",
  inRequests: { Filter: ["Group"] },
  actions: ["iam:GetAccountAuthorizationDetails"],
  // Its policies name many a thing that SageMaker has nothing to do with.
  follows: () => undefined,
  async *collect({ iam, readListed }) {
    const groups: GroupDetail[] = [];
    const policies = new Map<string, ManagedPolicyDetail>();
    for await (const page of pages(iam.getAccountAuthorizationDetails, {
      Filter: ["Group", "LocalManagedPolicy", "AWSManagedPolicy"],
      MaxItems: 1000,
    })) {
      groups.push(...listOf(page.GroupDetailList, "GroupDetailList"));
      for (const policy of listOf(page.Policies, "Policies")) policies.set(policy.Arn ?? "", policy);
    }
    yield* readListed(
      groups.map(({ GroupPolicyList, ...group }) => ({
        ...group,
        ...(GroupPolicyList && { GroupPolicyList: inlinePolicies(GroupPolicyList) }),
        ...managedDocuments(group, policies),
      })),
      ({ GroupName: name = "", Arn: arn = "" }) => ({ name, arn }),
    );
  },
});
