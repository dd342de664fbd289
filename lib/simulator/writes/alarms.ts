import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import { formatArn } from "#lib/readings/arn.ts";
import type { Operation } from "../call.ts";
import { metricAlarms } from "../shelves/cloudwatch.ts";

/** One of the same name is replaced as a whole. Source: CloudWatch API reference, PutMetricAlarm. */
const putMetricAlarm: Operation<PutMetricAlarmInput> = (input, { account, region, now }) => {
  const { AlarmName = "", Tags: _tags, ...alarm } = input;
  const place = { partition: account.partition, service: "cloudwatch", region: region.name, account: account.id };
  metricAlarms.drop(region, (one) => one.AlarmName === AlarmName);
  metricAlarms.put(region, {
    ActionsEnabled: true,
    OKActions: [],
    AlarmActions: [],
    InsufficientDataActions: [],
    Dimensions: [],
    ...alarm,
    AlarmName,
    AlarmArn: formatArn({ ...place, resource: `alarm:${AlarmName}` }),
    AlarmConfigurationUpdatedTimestamp: new Date(now),
    StateValue: "INSUFFICIENT_DATA",
    StateReason: "Unchecked: Initial alarm creation",
    StateUpdatedTimestamp: new Date(now),
  });
  return {};
};

export const alarmWrites: Readonly<Record<string, Operation>> = { PutMetricAlarm: putMetricAlarm };
