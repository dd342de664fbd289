import type {
  ConfigRule,
  DeliveryChannel,
  DescribeConfigRulesRequest,
  DescribeConfigRulesResponse,
  DescribeConfigurationRecorderStatusRequest,
  DescribeConfigurationRecorderStatusResponse,
  DescribeConfigurationRecordersRequest,
  DescribeConfigurationRecordersResponse,
  DescribeDeliveryChannelsRequest,
  DescribeDeliveryChannelsResponse,
} from "@aws-sdk/client-config-service";
import * as client from "@aws-sdk/client-config-service";
import type { Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { configRules, deliveryChannels, recorders, type SimulatedRecorder } from "../shelves/config.ts";
import { listOf } from "./shelved.ts";

const describeRecorders = listOf<
  SimulatedRecorder,
  DescribeConfigurationRecordersRequest,
  DescribeConfigurationRecordersResponse
>(recorders, {
  items: "ConfigurationRecorders",
  matches: ({ name }, { ConfigurationRecorderNames }) => ConfigurationRecorderNames?.includes(name) ?? true,
  shown: ({ status: _, ...recorder }) => recorder,
});

const describeRecorderStatus = listOf<
  SimulatedRecorder,
  DescribeConfigurationRecorderStatusRequest,
  DescribeConfigurationRecorderStatusResponse
>(recorders, {
  items: "ConfigurationRecordersStatus",
  matches: ({ name }, { ConfigurationRecorderNames }) => ConfigurationRecorderNames?.includes(name) ?? true,
  shown: ({ status }) => status,
});

const describeDeliveryChannels = listOf<
  DeliveryChannel,
  DescribeDeliveryChannelsRequest,
  DescribeDeliveryChannelsResponse
>(deliveryChannels, {
  items: "DeliveryChannels",
  matches: ({ name = "" }, { DeliveryChannelNames }) => DeliveryChannelNames?.includes(name) ?? true,
});

/** Its pages are of 25 and of no other size. Source: AWS Config API reference, DescribeConfigRules. */
const describeConfigRules = listOf<ConfigRule, DescribeConfigRulesRequest, DescribeConfigRulesResponse>(configRules, {
  items: "ConfigRules",
  token: ["NextToken", "NextToken"],
  size: 25,
  matches: ({ ConfigRuleName = "" }, { ConfigRuleNames }) => ConfigRuleNames?.includes(ConfigRuleName) ?? true,
});

export const config: Service = {
  name: "config",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: {
    DescribeConfigRules: describeConfigRules,
    DescribeConfigurationRecorderStatus: describeRecorderStatus,
    DescribeConfigurationRecorders: describeRecorders,
    DescribeDeliveryChannels: describeDeliveryChannels,
  },
  badToken: ["InvalidNextTokenException", "The specified next token is not valid."],
};
