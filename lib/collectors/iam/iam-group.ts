import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { inlinePolicies, listOf } from "./documents.ts";

/** Who is in it, its users say. */
export default defineCollector({
  kind: "iam-group",
  label: "IAM groups",
  scope: "global",
  volume: "live",
  arnType: "group",
  cloudFormation: "AWS::IAM::Group",
  terraform: "aws_iam_group",
  console: "iam/home?region={region}#/groups[/details/{name}]",
  actions: ["iam:GetAccountAuthorizationDetails"],
  // Its policies name many a thing that SageMaker has nothing to do with.
  follows: () => undefined,
  async *collect({ iam, readListed }) {
    for await (const page of pages(iam.getAccountAuthorizationDetails, { Filter: ["Group"], MaxItems: 1000 })) {
      yield* readListed(
        listOf(page.GroupDetailList, "GroupDetailList").map(({ GroupPolicyList, ...group }) => ({
          ...group,
          ...(GroupPolicyList && { GroupPolicyList: inlinePolicies(GroupPolicyList) }),
        })),
        ({ GroupName: name = "", Arn: arn = "" }) => ({ name, arn }),
      );
    }
  },
});
