import type { DescribeAlarmsInput, DescribeAlarmsOutput } from "@aws-sdk/client-cloudwatch";
import * as client from "@aws-sdk/client-cloudwatch";
import type { Operation, Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { compositeAlarms, logAlarms, metricAlarms } from "../shelves/cloudwatch.ts";
import { alarmWrites } from "../writes/alarms.ts";

/** Composite and log alarms only on request, the composite before the others. Source: CloudWatch API reference, DescribeAlarms. */
const describeAlarms: Operation<DescribeAlarmsInput, DescribeAlarmsOutput> = (input, { region, page }) => {
  const { AlarmTypes = ["MetricAlarm"], AlarmNames, AlarmNamePrefix = "", MaxRecords = 50, NextToken } = input;
  const composite = AlarmTypes.includes("CompositeAlarm") ? compositeAlarms.on(region) : [];
  const metric = AlarmTypes.includes("MetricAlarm") ? metricAlarms.on(region) : [];
  const log = AlarmTypes.includes("LogAlarm") ? logAlarms.on(region) : [];
  const all = [...composite, ...metric, ...log].filter(
    ({ AlarmName }) => (AlarmNames?.includes(AlarmName) ?? true) && AlarmName.startsWith(AlarmNamePrefix),
  );
  const { items, next } = page(all, { token: NextToken, size: MaxRecords });
  return {
    CompositeAlarms: items.filter((alarm) => "AlarmRule" in alarm),
    MetricAlarms: items.filter((alarm) => !("AlarmRule" in alarm || "ScheduledQueryConfiguration" in alarm)),
    LogAlarms: items.filter((alarm) => "ScheduledQueryConfiguration" in alarm),
    NextToken: next,
  };
};

/** It signs as `monitoring`, and IAM calls it `cloudwatch`. */
export const cloudwatch: Service = {
  name: "monitoring",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: { DescribeAlarms: describeAlarms, ...alarmWrites },
  actionOf: (operation) => `cloudwatch:${operation}`,
  badToken: ["InvalidNextToken", "The next token is not valid."],
};
