import { pinnedImage, prebuilt } from "#lib/simulator/accounts/build/images.ts";
import { processingPlan, processingRun } from "#lib/simulator/accounts/build/processing.ts";
import { spread } from "#lib/simulator/accounts/build/schedule.ts";
import { at, hoursAgo, type Site } from "#lib/simulator/accounts/build/site.ts";
import { trainingPlan, trainingRun } from "#lib/simulator/accounts/build/training.ts";
import { transformPlan, transformRun } from "#lib/simulator/accounts/build/transform.ts";
import { tuningJob } from "#lib/simulator/accounts/build/tuning.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { outcomes } from "#lib/simulator/accounts/demo/outcomes.ts";
import type { EastNetworks } from "./foundations.ts";

const bucket = "nwa-fraud-us-east-1/jobs";
const nights = { from: 88, to: 2, hours: [2, 6] as const };
const office = { from: 86, to: 2, hours: [9, 18] as const, workdays: true };

/** In the VPC and with the team's key throughout; what slips is encryption between machines. */
export function fraudJobs(
  site: Site,
  { kwame, ines, deploy, fraudNotebook }: Cast,
  { fraud, keys }: EastNetworks,
): void {
  const role = executionRoles.fraudTraining;
  const vpc = vpcConfig(fraud.subnets, fraud.workload);
  const key = keys.fraud.Arn;
  const tags = { Team: "fraud", Environment: "prod" };
  const sealed = { role, bucket, vpc, volumeKey: key, outputKey: key, tags };

  const nightly = trainingPlan(site, {
    ...sealed,
    base: "fraud-nightly",
    by: deploy,
    image: pinnedImage(site, "fraud/training"),
    type: "ml.m5.4xlarge",
    isolated: true,
  });
  for (const run of outcomes("fraud nightly", spread(site, "fraud nightly", 26, nights), 0.05))
    trainingRun(site, nightly, run);
  const graph = trainingPlan(site, {
    ...sealed,
    base: "fraud-graph",
    by: deploy,
    image: prebuilt(site, "deepLearning", "pytorch-training:2.6.0-gpu-py312-cu126-ubuntu22.04-sagemaker"),
    type: "ml.p3.8xlarge",
    count: 2,
    isolated: true,
    hyperParameters: { sagemaker_torch_distributed_enabled: "true" },
  });
  for (const run of outcomes("fraud graph", spread(site, "fraud graph", 10, nights))) trainingRun(site, graph, run);
  const trials = trainingPlan(site, {
    ...sealed,
    base: "fraud-trial",
    by: fraudNotebook,
    image: prebuilt(site, "sklearn", "sagemaker-xgboost:1.7-1"),
    type: "ml.m5.xlarge",
    outputKey: "alias/fraud",
  });
  for (const run of outcomes("fraud trial", spread(site, "fraud trial", 8, office), 0.2))
    trainingRun(site, trials, run);
  trainingRun(site, nightly, { at: hoursAgo(site, 1.1), status: "InProgress" });

  for (const [index, daysAgo] of [64, 40, 15].entries()) {
    tuningJob(site, {
      name: `fraud-threshold-${index + 1}`,
      by: kwame,
      at: at(site, daysAgo, "17:10:00"),
      plans: [trials],
      children: 3,
      metric: "validation:aucpr",
      flexible: index === 2,
      tags,
    });
  }

  const features = processingPlan(site, {
    base: "fraud-features",
    by: deploy,
    role,
    bucket,
    image: prebuilt(site, "spark", "sagemaker-spark-processing:3.5-cpu"),
    type: "ml.m5.4xlarge",
    count: 2,
    volumeKey: key,
    outputKey: key,
    network: { EnableNetworkIsolation: false, EnableInterContainerTrafficEncryption: true, VpcConfig: vpc },
    tags,
  });
  for (const run of outcomes("fraud features", spread(site, "fraud features", 20, nights), 0.05))
    processingRun(site, features, run);
  const drift = processingPlan(site, {
    base: "fraud-drift",
    by: ines,
    role,
    bucket,
    image: prebuilt(site, "monitor", "sagemaker-model-monitor-analyzer"),
    volumeKey: key,
    network: { EnableNetworkIsolation: true, EnableInterContainerTrafficEncryption: false, VpcConfig: vpc },
    tags,
  });
  for (const run of outcomes("fraud drift", spread(site, "fraud drift", 5, office))) processingRun(site, drift, run);

  const backfill = transformPlan({
    base: "fraud-backfill",
    by: deploy,
    model: "fraud-scoring-v7",
    bucket,
    type: "ml.c5.4xlarge",
    count: 2,
    volumeKey: key,
    outputKey: key,
    tags,
  });
  for (const run of outcomes("fraud backfill", spread(site, "fraud backfill", 12, { ...nights, from: 42 }), 0.05))
    transformRun(site, backfill, run);
  const velocity = transformPlan({
    base: "card-velocity-backfill",
    by: kwame,
    model: "card-velocity",
    bucket,
    volumeKey: key,
    tags,
  });
  for (const run of outcomes("velocity", spread(site, "velocity", 3, { ...office, from: 58 })))
    transformRun(site, velocity, run);
}
