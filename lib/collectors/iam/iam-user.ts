import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { inlinePolicies, listOf } from "./documents.ts";

export default defineCollector({
  kind: "iam-user",
  label: "IAM users",
  scope: "global",
  volume: "live",
  arnType: "user",
  cloudFormation: "AWS::IAM::User",
  terraform: "aws_iam_user",
  console: "iam/home?region={region}#/users[/details/{name}]",
  actions: ["iam:GetAccountAuthorizationDetails"],
  // Its policies and tags name many a thing that SageMaker has nothing to do with.
  follows: () => undefined,
  async *collect({ iam, readListed }) {
    for await (const page of pages(iam.getAccountAuthorizationDetails, { Filter: ["User"], MaxItems: 1000 })) {
      yield* readListed(
        listOf(page.UserDetailList, "UserDetailList").map(({ UserPolicyList, ...user }) => ({
          ...user,
          ...(UserPolicyList && { UserPolicyList: inlinePolicies(UserPolicyList) }),
        })),
        ({ UserName: name = "", Arn: arn = "" }) => ({ name, arn }),
      );
    }
  },
});
