import { alarm } from "#lib/simulator/accounts/build/alarms.ts";
import { eventRule } from "#lib/simulator/accounts/build/event-rule.ts";
import { arnOf, roleArn, type Site } from "#lib/simulator/accounts/build/site.ts";
import { timed } from "#lib/simulator/accounts/build/timed.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";

/** Fraud hears of what goes wrong; growth has alarms that tell nobody, and starts its pipeline with a role that may start any. */
export function eastAlarms(site: Site): void {
  const alerts = [arnOf(site, "sns", "ml-alerts")];
  const endpoint = (EndpointName: string) => ({ EndpointName, VariantName: "AllTraffic" });
  alarm(site, {
    name: "fraud-scoring-5xx",
    daysAgo: 300,
    namespace: "AWS/SageMaker",
    metric: "Invocation5XXErrors",
    dimensions: endpoint("fraud-scoring"),
    threshold: 5,
    tells: alerts,
  });
  alarm(site, {
    name: "churn-prod-latency",
    daysAgo: 410,
    namespace: "AWS/SageMaker",
    metric: "ModelLatency",
    dimensions: endpoint("churn-prod"),
    threshold: 2_000_000,
    description: "Muted since the campaign of last winter",
    tells: alerts,
    muted: true,
    state: "ALARM",
  });
  alarm(site, {
    name: "web-cpu",
    daysAgo: 900,
    namespace: "AWS/EC2",
    metric: "CPUUtilization",
    threshold: 90,
    tells: alerts,
  });
  eventRule(site, {
    name: "churn-weekly-start",
    description: "Monday morning, before the campaign",
    schedule: "cron(0 4 ? * MON *)",
    targets: [
      {
        Id: "pipeline",
        Arn: arnOf(site, "sagemaker", "pipeline/churn-weekly"),
        RoleArn: roleArn(site, "service-role/Amazon_EventBridge_Invoke_Pipeline"),
        SageMakerPipelineParameters: { PipelineParameterList: [{ Name: "Segment", Value: "all" }] },
      },
    ],
  });
  eventRule(site, {
    name: "everything-to-security",
    description: "The security account keeps and searches all events",
    sees: { account: [site.account] },
    targets: [
      {
        Id: "central",
        Arn: `arn:${site.partition}:events:${site.region}:${company.managementAccount}:event-bus/security`,
        RoleArn: roleArn(site, "service-role/Amazon_EventBridge_Invoke_Event_Bus"),
      },
    ],
  });
  eventRule(site, {
    name: "nightly-snapshots",
    schedule: "rate(1 day)",
    targets: [{ Id: "snapshot", Arn: arnOf(site, "events", "target/create-snapshot") }],
  });
  // Switched off when the campaign ended, and still there for whoever may update it.
  timed(site, {
    name: "churn-backfill",
    description: "Retrains on the whole history, once a month",
    daysAgo: 380,
    when: "cron(0 2 1 * ? *)",
    disabled: true,
    target: {
      Arn: `arn:${site.partition}:scheduler:::aws-sdk:sagemaker:createTrainingJob`,
      RoleArn: roleArn(site, "scheduler-growth"),
      Input: JSON.stringify({
        TrainingJobName: "churn-backfill-<aws.scheduler.execution-id>",
        ResourceConfig: { InstanceType: "ml.m5.4xlarge", InstanceCount: 1, VolumeSizeInGB: 100 },
        StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
      }),
    },
  });
  timed(site, {
    name: "stop-dev-instances",
    daysAgo: 600,
    when: "cron(0 20 * * ? *)",
    target: {
      Arn: `arn:${site.partition}:scheduler:::aws-sdk:ec2:stopInstances`,
      RoleArn: roleArn(site, "ops-stop-instances"),
    },
  });
}
