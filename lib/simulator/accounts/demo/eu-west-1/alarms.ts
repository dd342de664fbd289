import { alarm, compositeAlarm, metricFilter } from "#lib/simulator/accounts/build/alarms.ts";
import { eventRule } from "#lib/simulator/accounts/build/event-rule.ts";
import { arnOf, roleArn, type Site } from "#lib/simulator/accounts/build/site.ts";
import { timed } from "#lib/simulator/accounts/build/timed.ts";

/** Credit risk hears of its endpoints, and of whoever opens a notebook or lets a model through. */
export function europeAlarms(site: Site): void {
  const alerts = [arnOf(site, "sns", "credit-risk-alerts")];
  for (const name of ["credit-risk-pd-retail", "credit-risk-limit-advice"]) {
    alarm(site, {
      name: `${name}-errors`,
      daysAgo: 220,
      namespace: "AWS/SageMaker",
      metric: "Invocation5XXErrors",
      dimensions: { EndpointName: name, VariantName: "AllTraffic" },
      threshold: 1,
    });
  }
  compositeAlarm(site, {
    name: "credit-risk-serving",
    of: ["credit-risk-pd-retail-errors", "credit-risk-limit-advice-errors"],
    tells: alerts,
  });
  metricFilter(site, {
    name: "presigned-urls",
    logGroup: "/nwa/cloudtrail/credit-risk",
    pattern: '{ ($.eventSource = "sagemaker.amazonaws.com") && ($.eventName = "CreatePresigned*") }',
    counts: ["CreditRiskTrail", "PresignedUrls"],
  });
  metricFilter(site, {
    name: "nginx-errors",
    logGroup: "/nwa/web",
    pattern: "[ip, user, time, request, status=5*, size]",
    counts: ["Web", "Errors"],
  });
  alarm(site, {
    name: "credit-risk-presigned-urls",
    daysAgo: 200,
    namespace: "CreditRiskTrail",
    metric: "PresignedUrls",
    threshold: 1,
    tells: alerts,
  });
  eventRule(site, {
    name: "credit-risk-model-approved",
    description: "Whenever the state of a model package changes",
    sees: { source: ["aws.sagemaker"], "detail-type": ["SageMaker Model Package State Change"] },
    targets: [{ Id: "alerts", Arn: arnOf(site, "sns", "credit-risk-alerts") }],
  });
  timed(site, {
    name: "pd-retail-nightly",
    group: "credit-risk",
    description: "Probability of default, before the branches open",
    daysAgo: 64,
    when: "cron(5 1 ? * MON-FRI *)",
    target: {
      Arn: arnOf(site, "sagemaker", "pipeline/credit-risk-pd-retail"),
      RoleArn: roleArn(site, "scheduler-credit-risk"),
      SageMakerPipelineParameters: { PipelineParameterList: [{ Name: "Month", Value: "latest" }] },
      DeadLetterConfig: { Arn: arnOf(site, "sqs", "credit-risk-missed-runs") },
    },
  });
}
