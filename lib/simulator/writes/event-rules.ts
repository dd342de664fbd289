import type {
  PutRuleRequest,
  PutRuleResponse,
  PutTargetsRequest,
  PutTargetsResponse,
} from "@aws-sdk/client-eventbridge";
import { formatArn } from "#lib/readings/arn.ts";
import { AwsError } from "../aws-error.ts";
import type { Operation } from "../call.ts";
import { eventRules } from "../shelves/events.ts";

/** One of the same name is replaced, and keeps its targets. Source: EventBridge API reference, PutRule. */
const putRule: Operation<PutRuleRequest, PutRuleResponse> = (input, { account, region }) => {
  const { Name = "", Tags: _tags, EventBusName = "default", State = "ENABLED", ...rule } = input;
  const place = { partition: account.partition, service: "events", region: region.name, account: account.id };
  const RuleArn = formatArn({ ...place, resource: `rule/${Name}` });
  const known = eventRules.on(region).find((one) => one.Name === Name);
  eventRules.drop(region, (one) => one.Name === Name);
  eventRules.put(region, { ...rule, Name, Arn: RuleArn, EventBusName, State, targets: known?.targets ?? [] });
  return { RuleArn };
};

const putTargets: Operation<PutTargetsRequest, PutTargetsResponse> = ({ Rule, Targets = [] }, { region }) => {
  const rule = eventRules.on(region).find((one) => one.Name === Rule);
  if (!rule) throw new AwsError("ResourceNotFoundException", `Rule ${Rule} does not exist on EventBus default.`);
  const others = rule.targets.filter(({ Id }) => !Targets.some((target) => target.Id === Id));
  eventRules.drop(region, (one) => one === rule);
  eventRules.put(region, { ...rule, targets: [...others, ...Targets] });
  return { FailedEntryCount: 0, FailedEntries: [] };
};

export const eventRuleWrites: Readonly<Record<string, Operation>> = { PutRule: putRule, PutTargets: putTargets };
