import type { DescribeLogGroupsRequest, DescribeLogGroupsResponse, LogGroup } from "@aws-sdk/client-cloudwatch-logs";
import * as client from "@aws-sdk/client-cloudwatch-logs";
import type { Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { logGroups } from "../shelves/logs.ts";
import { listOf } from "./shelved.ts";

/** In the order of their names: the builders put them so. */
const describeLogGroups = listOf<LogGroup, DescribeLogGroupsRequest, DescribeLogGroupsResponse>(logGroups, {
  items: "logGroups",
  token: ["nextToken", "nextToken"],
  size: ["limit", 50],
  matches: ({ logGroupName = "" }, { logGroupNamePrefix = "" }) => logGroupName.startsWith(logGroupNamePrefix),
});

export const logs: Service = {
  name: "logs",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: { DescribeLogGroups: describeLogGroups },
  badToken: ["InvalidParameterException", "The specified nextToken is invalid."],
};
