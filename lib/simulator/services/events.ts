import type {
  ListRulesRequest,
  ListRulesResponse,
  ListTargetsByRuleRequest,
  ListTargetsByRuleResponse,
} from "@aws-sdk/client-eventbridge";
import * as client from "@aws-sdk/client-eventbridge";
import { AwsError } from "../aws-error.ts";
import type { Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { eventRules, type SimulatedRule } from "../shelves/events.ts";
import { eventRuleWrites } from "../writes/event-rules.ts";
import { listOf, oneOf } from "./shelved.ts";

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

const listTargetsByRule = oneOf<SimulatedRule, ListTargetsByRuleRequest, ListTargetsByRuleResponse>(eventRules, {
  is: (rule, { Rule, EventBusName }) => rule.Name === Rule && isOnBus(rule, EventBusName),
  missing: ({ Rule, EventBusName = "default" }) =>
    new AwsError("ResourceNotFoundException", `Rule ${Rule} does not exist on EventBus ${EventBusName}.`),
  answer: ({ targets }, { NextToken, Limit = 100 }, call) => {
    const page = call.page(targets, { token: NextToken, size: Limit });
    return { Targets: page.items, NextToken: page.next };
  },
});

export const events: Service = {
  name: "events",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: { ListRules: listRules, ListTargetsByRule: listTargetsByRule, ...eventRuleWrites },
  badToken: ["ValidationException", "Unable to deserialize the pagination token."],
};
