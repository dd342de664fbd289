import type {
  ListRulesRequest,
  ListRulesResponse,
  ListTargetsByRuleRequest,
  ListTargetsByRuleResponse,
} from "@aws-sdk/client-eventbridge";
import * as client from "@aws-sdk/client-eventbridge";
import { AwsError } from "../aws-error.ts";
import type { Operation, Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { eventRules, type SimulatedRule } from "../shelves/events.ts";
import { listOf } from "./shelved.ts";

/** By name or ARN; the account's own bus when none is named. */
const isOnBus = ({ EventBusName }: SimulatedRule, bus = "default") =>
  EventBusName === bus || bus.endsWith(`:event-bus/${EventBusName}`);

const listRules = listOf<SimulatedRule, ListRulesRequest, ListRulesResponse>(eventRules, {
  items: "Rules",
  token: ["NextToken", "NextToken"],
  size: ["Limit", 100],
  matches: (rule, { EventBusName, NamePrefix = "" }) => isOnBus(rule, EventBusName) && rule.Name.startsWith(NamePrefix),
  shown: ({ targets: _, ...rule }) => rule,
});

const listTargetsByRule: Operation<ListTargetsByRuleRequest, ListTargetsByRuleResponse> = (input, call) => {
  const { Rule, EventBusName, NextToken: token, Limit: size = 100 } = input;
  const rule = call.gone
    ? undefined
    : eventRules.on(call.region).find((one) => one.Name === Rule && isOnBus(one, EventBusName));
  if (!rule) {
    throw new AwsError(
      "ResourceNotFoundException",
      `Rule ${Rule} does not exist on EventBus ${EventBusName ?? "default"}.`,
    );
  }
  const { items, next } = call.page(rule.targets, { token, size });
  return { Targets: items, NextToken: next };
};

export const events: Service = {
  name: "events",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: { ListRules: listRules, ListTargetsByRule: listTargetsByRule },
  badToken: ["ValidationException", "Unable to deserialize the pagination token."],
};
