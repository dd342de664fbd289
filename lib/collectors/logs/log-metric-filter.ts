import type { MetricFilter } from "@aws-sdk/client-cloudwatch-logs";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

/** Metric filters that look for something in CloudTrail's records: what an alarm can then be set on. */
export default defineCollector({
  kind: "log-metric-filter",
  label: "CloudWatch metric filters",
  scope: "region",
  volume: "live",
  arnType: "metric-filter",
  // They name the log group.
  changedBy: ["logs:PutMetricFilter", "logs:DeleteMetricFilter"],
  cloudFormation: "AWS::Logs::MetricFilter",
  terraform: "aws_cloudwatch_log_metric_filter",
  actions: ["logs:DescribeMetricFilters"],
  async *collect({ logs, arnOf, required, readListed }) {
    for await (const page of pages(logs.describeMetricFilters, { limit: 50 })) {
      yield* readListed(
        required(page.metricFilters, "metricFilters").filter(looksAtCloudTrail),
        // AWS gives it no ARN; two log groups may each have one of a name.
        ({ filterName = "", logGroupName = "" }) => ({
          name: filterName,
          arn: arnOf("logs", `metric-filter:${filterName}:${logGroupName}`),
        }),
      );
    }
  },
  follows: ({ metricTransformations }) =>
    metricTransformations?.map(({ metricNamespace, metricName }) => ({
      CountedAs: `${metricNamespace}/${metricName}`,
    })),
});

/**
 * By the fields that CloudTrail's records have, however they are written: `$.eventName`, `$.['eventName']`, `$.detail.eventName` of what a
 * rule feeds; by any field, `$.*`; or by the name of an operation as plain text. Sources: CloudTrail user guide, "Record contents";
 * CloudWatch Logs user guide, "Filter pattern syntax".
 */
function looksAtCloudTrail({ filterPattern = "" }: MetricFilter): boolean {
  const isOnFields =
    /event(Name|Source|Type|Category)|userIdentity|errorCode|requestParameters|responseElements|additionalEventData|\$\.\*/;
  const isOnCalls = /\b(Create|Update|Delete|Put|Attach|Detach|Start|Stop|Add|Remove)[A-Z]/;
  return isOnFields.test(filterPattern) || isOnCalls.test(filterPattern);
}
