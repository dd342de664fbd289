import type {
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  DescribeMetricFiltersRequest,
  DescribeMetricFiltersResponse,
  LogGroup,
  MetricFilter,
} from "@aws-sdk/client-cloudwatch-logs";
import * as client from "@aws-sdk/client-cloudwatch-logs";
import type { Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { logGroups } from "../shelves/logs.ts";
import { metricFilters } from "../shelves/metric-filters.ts";
import { logWrites } from "../writes/logs.ts";
import { listOf } from "./shelved.ts";

/** In the order of their names: the builders put them so. */
const describeLogGroups = listOf<LogGroup, DescribeLogGroupsRequest, DescribeLogGroupsResponse>(logGroups, {
  items: "logGroups",
  token: ["nextToken", "nextToken"],
  size: ["limit", 50],
  matches: ({ logGroupName = "" }, { logGroupNamePrefix = "" }) => logGroupName.startsWith(logGroupNamePrefix),
});

const describeMetricFilters = listOf<
  MetricFilter & { filterName: string },
  DescribeMetricFiltersRequest,
  DescribeMetricFiltersResponse
>(metricFilters, {
  items: "metricFilters",
  token: ["nextToken", "nextToken"],
  size: ["limit", 50],
  matches: ({ filterName, logGroupName }, input) =>
    filterName.startsWith(input.filterNamePrefix ?? "") &&
    (input.logGroupName === undefined || logGroupName === input.logGroupName),
});

export const logs: Service = {
  name: "logs",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: { ...logWrites, DescribeLogGroups: describeLogGroups, DescribeMetricFilters: describeMetricFilters },
  badToken: ["InvalidParameterException", "The specified nextToken is invalid."],
};
