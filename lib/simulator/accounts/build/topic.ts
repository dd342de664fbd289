import { topics } from "#lib/simulator/shelves/sns.ts";
import { policy, type Statement } from "./policies.ts";
import { arnOf, type Site } from "./site.ts";

interface TopicSpec {
  name: string;
  kmsKey?: string;
  /** Who may do what beside the account itself. */
  open?: Pick<Statement, "Sid" | "Principal" | "Action" | "Condition">;
}

/** A topic, with the policy that SNS gives each. Source: Amazon SNS developer guide, "Default access policy". */
export function topic(site: Site, { name, kmsKey, open }: TopicSpec): void {
  const TopicArn = arnOf(site, "sns", name);
  const own: Statement = {
    Sid: "__default_statement_ID",
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: ["SNS:GetTopicAttributes", "SNS:SetTopicAttributes", "SNS:Subscribe", "SNS:Publish"],
    Resource: TopicArn,
    Condition: { StringEquals: { "AWS:SourceOwner": site.account } },
  };
  topics.put(site.content, {
    TopicArn,
    Owner: site.account,
    DisplayName: "",
    Policy: policy(own, ...(open ? [{ Effect: "Allow" as const, Resource: TopicArn, ...open }] : [])),
    SubscriptionsConfirmed: "3",
    SubscriptionsPending: "0",
    SubscriptionsDeleted: "1",
    ...(kmsKey !== undefined && { KmsMasterKeyId: kmsKey }),
  });
}
