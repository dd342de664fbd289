import type { GetTopicAttributesInput, GetTopicAttributesResponse } from "@aws-sdk/client-sns";
import * as client from "@aws-sdk/client-sns";
import { AwsError } from "../aws-error.ts";
import type { Service } from "../call.ts";
import { queryProtocol } from "../protocols/query.ts";
import { topics } from "../shelves/sns.ts";
import { oneOf } from "./shelved.ts";

export const sns: Service = {
  name: "sns",
  dialect: "query",
  protocol: queryProtocol(client, { flavour: "query", xmlns: "http://sns.amazonaws.com/doc/2010-03-31/" }),
  operations: {
    GetTopicAttributes: oneOf<Record<string, string>, GetTopicAttributesInput, GetTopicAttributesResponse>(topics, {
      is: (topic, { TopicArn }) => topic.TopicArn === TopicArn,
      // Source: Amazon SNS API reference, GetTopicAttributes, "Errors".
      missing: () => new AwsError("NotFound", "Topic does not exist", 404),
      answer: (Attributes) => ({ Attributes }),
    }),
  },
  badToken: ["InvalidParameter", "Invalid parameter: NextToken"],
};
