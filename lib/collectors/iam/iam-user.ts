import type { ManagedPolicyDetail, UserDetail } from "@aws-sdk/client-iam";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { inlinePolicies, listOf, managedDocuments } from "./documents.ts";
import { credentialCalls, ofGroup, policiesSetBy } from "./policies-set-by.ts";

export default defineCollector({
  kind: "iam-user",
  label: "IAM users",
  scope: "global",
  volume: "live",
  arnType: "user",
  inEvents: { userName: "{}" },
  madeBy: ["CreateUser"],
  setBy: {
    ...policiesSetBy("User"),
    ...ofGroup,
    "CredentialReport: access_key": { calls: ["CreateAccessKey", "UpdateAccessKey", "DeleteAccessKey"] },
    // Without a password nobody misses it.
    "CredentialReport: mfa_active": { calls: ["EnableMFADevice", "DeactivateMFADevice", "CreateLoginProfile"] },
    "CredentialReport: password": {
      calls: ["CreateLoginProfile", "UpdateLoginProfile", "DeleteLoginProfile", "ChangePassword"],
    },
    CredentialReport: { calls: [...credentialCalls] },
    GroupList: { calls: ["AddUserToGroup", "RemoveUserFromGroup"] },
    Tags: { calls: ["TagUser", "UntagUser"] },
  },
  cloudFormation: "AWS::IAM::User",
  terraform: "aws_iam_user",
  console: "iam/home?region={region}#/users[/details/{name}]",
  actions: ["iam:GetAccountAuthorizationDetails"],
  // Its policies and tags name many a thing that SageMaker has nothing to do with.
  follows: () => undefined,
  async *collect({ iam, readListed }) {
    const users: UserDetail[] = [];
    const policies = new Map<string, ManagedPolicyDetail>();
    for await (const page of pages(iam.getAccountAuthorizationDetails, {
      Filter: ["User", "LocalManagedPolicy", "AWSManagedPolicy"],
      MaxItems: 1000,
    })) {
      users.push(...listOf(page.UserDetailList, "UserDetailList"));
      for (const policy of listOf(page.Policies, "Policies")) policies.set(policy.Arn ?? "", policy);
    }
    yield* readListed(
      users.map(({ UserPolicyList, ...user }) => ({
        ...user,
        ...(UserPolicyList && { UserPolicyList: inlinePolicies(UserPolicyList) }),
        ...managedDocuments(user, policies),
      })),
      ({ UserName: name = "", Arn: arn = "" }) => ({ name, arn }),
    );
  },
});
