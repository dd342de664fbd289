import type { ManagedPolicyDetail, UserDetail } from "@aws-sdk/client-iam";
import { pages } from "#lib/aws/pages.ts";
import { type Call, defineCollector, type Evident } from "../define.ts";
import { inlinePolicies, listOf, managedDocuments } from "./documents.ts";
import { ofGroup, policiesSetBy } from "./policies-set-by.ts";

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
    // Of two keys the report says when each was made, and not which it is.
    "CredentialReport: access_key": { calls: ["CreateAccessKey"], when: isMadeThen, isApart: true },
    // Without a password nobody misses it. The report is up to four hours old: who gave a device since did not take one.
    "CredentialReport: mfa_active": {
      calls: ["EnableMFADevice", "DeactivateMFADevice", "CreateLoginProfile"],
      when: ({ observed }, { name }) => observed !== "false" || name !== "EnableMFADevice",
    },
    "CredentialReport: password": {
      calls: ["CreateLoginProfile", "UpdateLoginProfile", "ChangePassword"],
      when: isMadeThen,
      isApart: true,
    },
    GroupList: { calls: ["AddUserToGroup", "RemoveUserFromGroup"] },
    Tags: { calls: ["TagUser", "UntagUser"] },
  },
  cloudFormation: "AWS::IAM::User",
  terraform: "aws_iam_user",
  console: "iam/home?region={region}#/users[/details/{name}]",
  inRequests: { Filter: ["User"] },
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

/** IAM notes when it made something as the call's event does, to the second or so. */
const soonMs = 10_000;

/** Whether the call was made when the evidence says that a key or a password came: a time, or `not used since it was made, ` and a time. */
function isMadeThen({ observed }: Evident, { at }: Pick<Call, "at">): boolean {
  const made =
    typeof observed === "string" ? /^(?:not used since it was made, )?(\d{4}-\S+)$/.exec(observed)?.[1] : undefined;
  return made !== undefined && Math.abs(Date.parse(at) - Date.parse(made)) <= soonMs;
}
