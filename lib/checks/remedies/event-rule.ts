import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { aws } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { cloudFormationOf } from "./snippets.ts";
import { written } from "./written.ts";

/** A rule that tells a topic of every such call in the region; one of that name is the same. */
export function tellOf(eventName: string, { identity }: Pick<CheckContext, "identity">): Fix {
  const { region } = identity;
  const name = `sagewarden-${eventName}`;
  const pattern = {
    source: ["aws.sagemaker"],
    "detail-type": ["AWS API Call via CloudTrail"],
    detail: { eventSource: ["sagemaker.amazonaws.com"], eventName: [eventName] },
  };
  const target = { Id: "topic", Arn: "NEW_TOPIC_ARN" };
  return written({
    mutability: "in-place",
    summary: `Have EventBridge tell a topic that somebody reads of every ${eventName} in ${region}, that of ${identity.name} included. The topic's policy has to let events.amazonaws.com publish, and a trail has to log changes there, or no rule sees a call.`,
    steps: () => [
      aws("events", "put-rule", { name, "event-pattern": pattern, state: "ENABLED", region }),
      aws("events", "put-targets", { rule: name, targets: [target], region }),
    ],
    cloudformation: cloudFormationOf("event-rule", {
      Name: name,
      EventPattern: pattern,
      State: "ENABLED",
      Targets: [target],
    }),
    ...consoleLink(identity),
  });
}
