import type { Rule, Target } from "@aws-sdk/client-eventbridge";
import { pages, whole } from "#lib/aws/pages.ts";
import { documentIn } from "#lib/readings/document.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { defineCollector } from "../define.ts";

type RuleWithTargets = Rule & { Targets: Target[] | null };

/**
 * Rules of the default bus, where AWS's services send theirs, that see SageMaker's events, or start something of SageMaker's: a
 * pipeline at an hour, or when an object arrives. One whose targets could not be read may be such a rule.
 */
export default defineCollector({
  kind: "event-rule",
  label: "EventBridge rules",
  scope: "region",
  volume: "live",
  arnType: "rule",
  cloudFormation: "AWS::Events::Rule",
  terraform: "aws_cloudwatch_event_rule",
  console: "events/home?region={region}#/eventbus/default/rules[/{name}]",
  actions: ["events:ListRules", "events:ListTargetsByRule"],
  parts: ["Targets"],
  async *collect({ events, required, readEach }) {
    for await (const page of pages(events.listRules, { Limit: 100 })) {
      const rules = readEach(
        required(page.Rules, "Rules").filter(isWorthAsking),
        ({ Name: name = "", Arn: arn = "" }) => ({ name, arn }),
        async (rule, part) => ({
          ...rule,
          Targets: await part("Targets", () =>
            whole(events.listTargetsByRule, { Rule: rule.Name, Limit: 100 }, "Targets"),
          ),
        }),
      );
      for await (const reading of rules) if (isOurs(reading)) yield reading;
    }
  },
  follows: ({ RoleArn, Targets }) => [
    { RoleArn },
    Targets?.map(({ Arn, RoleArn, DeadLetterConfig }) => ({ Arn, RoleArn, DeadLetterConfig })),
  ],
});

/** What AWS's services make for themselves start nothing of the customer's. */
function isWorthAsking(rule: Rule): boolean {
  return rule.ManagedBy === undefined || seesSageMaker(rule);
}

/**
 * True unless its pattern names the sources of which it sees events, each by its name, and SageMaker nowhere: every other pattern may
 * match an event of SageMaker's. Source: EventBridge user guide, "Comparison operators".
 */
function seesSageMaker({ EventPattern }: Pick<Rule, "EventPattern">): boolean {
  if (EventPattern === undefined) return false;
  const pattern = documentIn(EventPattern);
  const { source, detail } = Object(pattern) as { source?: unknown; detail?: unknown };
  const { eventSource } = Object(detail) as { eventSource?: unknown };
  return !(namesAll(source) || namesAll(eventSource)) || /sagemaker/i.test(JSON.stringify(pattern));
}

/** True for what only takes values that are written out. */
function namesAll(alternatives: unknown): boolean {
  return Array.isArray(alternatives) && alternatives.length > 0 && alternatives.every((one) => typeof one === "string");
}

function isOurs(reading: Reading<Pick<RuleWithTargets, "EventPattern" | "Targets">>): boolean {
  if (reading.status === "unread") return true;
  const { EventPattern, Targets } = reading.resource;
  const startsOurs = Targets?.some(({ Arn }) => Arn?.split(":")[2] === "sagemaker") ?? true;
  return startsOurs || seesSageMaker({ EventPattern });
}
