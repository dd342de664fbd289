import { alarm } from "#lib/simulator/accounts/build/alarms.ts";
import { eventRule } from "#lib/simulator/accounts/build/event-rule.ts";
import { arnOf, roleArn, type Site } from "#lib/simulator/accounts/build/site.ts";
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
}
