import { jobDefinition, monitoringSchedule } from "#lib/simulator/accounts/build/monitoring.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { EastNetworks } from "./foundations.ts";

/** Fraud watches what its endpoint captures, which since the hijack lies in a stranger's bucket; growth has given up watching. */
export function eastMonitoring(site: Site, { kwame, tomas }: Cast, { fraud, keys }: EastNetworks): void {
  const key = keys.fraud.Arn;
  // As the SDK's older releases made them: the definition inside of the schedule.
  monitoringSchedule(site, {
    name: "fraud-scoring-drift",
    by: kwame,
    created: at(site, 138, "09:40:00"),
    endpoint: "fraud-scoring",
    type: "DataQuality",
    runs: {
      endpoint: "fraud-scoring",
      role: executionRoles.fraudTraining,
      bucket: "nwa-fraud-us-east-1/monitoring",
      volumeKey: key,
      outputKey: key,
      network: { EnableNetworkIsolation: true, VpcConfig: vpcConfig(fraud.subnets, fraud.workload) },
    },
    cron: "cron(0 * ? * * *)",
    last: "Failed",
    reason: "No S3 objects found under the data capture prefix for the hour that was asked for.",
    tags: { Team: "fraud", Environment: "prod" },
  });
  const runs = jobDefinition(site, "DataQuality", {
    name: "churn-data-quality",
    by: tomas,
    created: at(site, 58, "14:00:00"),
    endpoint: "churn-prod",
    role: executionRoles.growth,
    bucket: "nwa-growth-us-east-1/monitoring",
    instances: 2,
    environment: { dataset_format: '{"sagemakerCaptureJson":{"captureIndexNames":["endpointInput"]}}' },
    tags: { Team: "growth" },
  });
  monitoringSchedule(site, {
    name: "churn-data-quality",
    by: tomas,
    created: at(site, 58, "14:03:00"),
    endpoint: "churn-prod",
    type: "DataQuality",
    runs,
    last: "CompletedWithViolations",
    stopped: true,
    tags: { Team: "growth" },
  });
}
