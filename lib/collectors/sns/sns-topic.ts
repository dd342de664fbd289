import { defineCollector } from "../define.ts";
import { given } from "../given.ts";

/** The account's topics that resources tell what they have done. */
export default defineCollector({
  kind: "sns-topic",
  label: "SNS topics",
  scope: "region",
  volume: "live",
  arnType: "",
  inEvents: { topicArn: "{}" },
  madeBy: ["CreateTopic"],
  setBy: { Policy: { calls: ["SetTopicAttributes", "AddPermission", "RemovePermission"] } },
  cloudFormation: "AWS::SNS::Topic",
  terraform: "aws_sns_topic",
  volatile: ["SubscriptionsConfirmed", "SubscriptionsDeleted", "SubscriptionsPending"],
  actions: ["sns:GetTopicAttributes"],
  // A subscription's ARN goes on after the topic's name.
  named: (text) => (/^arn:[\w-]+:sns:[\w-]+:\d{12}:[\w-]{1,256}(?:\.fifo)?$/.test(text) ? text : undefined),
  async *collect({ sns, names, arnOf, readEach }) {
    const here = arnOf("sns", "");
    yield* readEach(
      [...names].filter((name) => name.startsWith(here)),
      (arn) => ({ name: arn.slice(here.length), arn }),
      async (TopicArn) => given(await sns.getTopicAttributes({ TopicArn }), "Attributes"),
    );
  },
  // Whom its policy lets in is nothing that it points at.
  follows: ({ KmsMasterKeyId }) => ({ KmsKeyId: KmsMasterKeyId }),
});
