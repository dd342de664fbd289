import { ownImage, prebuilt } from "#lib/simulator/accounts/build/images.ts";
import { processingPlan, processingRun } from "#lib/simulator/accounts/build/processing.ts";
import { spread } from "#lib/simulator/accounts/build/schedule.ts";
import { at, hoursAgo, type Site } from "#lib/simulator/accounts/build/site.ts";
import { trainingPlan, trainingRun } from "#lib/simulator/accounts/build/training.ts";
import { transformPlan, transformRun } from "#lib/simulator/accounts/build/transform.ts";
import { tuningJob } from "#lib/simulator/accounts/build/tuning.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { outcomes } from "#lib/simulator/accounts/demo/outcomes.ts";
import type { PacificNetworks } from "./foundations.ts";

const bucket = "nwa-vision-us-west-2/jobs";
const evenings = { from: 86, to: 2, hours: [15, 23] as const };

/** Clusters of many machines, with and without encryption between them, of one type and of several. */
export function visionJobs(
  site: Site,
  { dmitri, hana, deploy, visionStudio }: Cast,
  { vision, keys }: PacificNetworks,
): void {
  const role = executionRoles.visionTraining;
  const vpc = vpcConfig(vision.subnets, vision.cluster);
  const tags = { Team: "vision" };
  const torch = (version: string) => prebuilt(site, "deepLearning", `pytorch-training:${version}-sagemaker`);

  const pretraining = trainingPlan(site, {
    base: "backbone-pretrain",
    by: dmitri,
    role,
    bucket,
    image: torch("2.8.0-gpu-py312-cu129-ubuntu22.04"),
    type: "ml.p4d.24xlarge",
    count: 8,
    volume: 2000,
    vpc,
    hyperParameters: { sagemaker_distributed_dataparallel_enabled: "true" },
    tags,
  });
  for (const run of outcomes("pretrain", spread(site, "pretrain", 6, evenings), 0.3))
    trainingRun(site, pretraining, { ...run, minutes: 1130 });
  const parallel = trainingPlan(site, {
    base: "vlm-model-parallel",
    by: dmitri,
    role,
    bucket,
    image: prebuilt(site, "modelParallel", "smdistributed-modelparallel:2.4.1-gpu-py311-cu121"),
    type: "ml.p4d.24xlarge",
    count: 2,
    vpc,
    encrypted: true,
    hyperParameters: { mp_parameters: '{"tensor_parallel_degree": 8}' },
    tags,
  });
  for (const run of outcomes("vlm", spread(site, "vlm", 4, evenings))) trainingRun(site, parallel, run);
  // Data is prepared on cheap machines while others train: one job, two groups, one network between them.
  const mixed = trainingPlan(site, {
    base: "augment-and-train",
    by: hana,
    role,
    bucket,
    image: torch("2.6.0-gpu-py312-cu126-ubuntu22.04"),
    groups: [
      { InstanceGroupName: "loaders", InstanceType: "ml.c5.9xlarge", InstanceCount: 2 },
      { InstanceGroupName: "trainers", InstanceType: "ml.g5.12xlarge", InstanceCount: 1 },
    ],
    vpc,
    hyperParameters: { sagemaker_distribution_instance_groups: '["trainers"]' },
    tags,
  });
  for (const run of outcomes("mixed", spread(site, "mixed", 7, evenings))) trainingRun(site, mixed, run);
  const distill = trainingPlan(site, {
    base: "distill",
    by: visionStudio,
    role,
    bucket,
    image: ownImage(site, "vision/distill:0.4"),
    type: "ml.g4dn.xlarge",
    isolated: true,
    vpc,
    outputKey: keys.vision.Arn,
    tags,
  });
  for (const run of outcomes("distill", spread(site, "distill", 9, evenings))) trainingRun(site, distill, run);
  const reinforcement = trainingPlan(site, {
    base: "camera-control",
    by: visionStudio,
    role,
    bucket,
    image: prebuilt(site, "reinforcement", "sagemaker-rl-ray-container:ray-1.6.0-torch-gpu-py37"),
    type: "ml.m5.4xlarge",
    count: 2,
    tags,
  });
  for (const run of outcomes("rl", spread(site, "rl", 3, evenings))) trainingRun(site, reinforcement, run);
  trainingRun(site, pretraining, { at: hoursAgo(site, 9.5), status: "InProgress" });

  for (const [index, daysAgo] of [66, 44, 23].entries()) {
    tuningJob(site, {
      name: `augmentation-search-${index + 1}`,
      by: hana,
      at: at(site, daysAgo, "20:30:00"),
      plans: [distill],
      children: 4,
      metric: "val:mAP",
      tags,
    });
  }
  tuningJob(site, {
    name: "augmentation-search-live",
    by: hana,
    at: hoursAgo(site, 1.4),
    plans: [distill],
    children: 4,
    status: "InProgress",
    metric: "val:mAP",
    tags,
  });

  const frames = processingPlan(site, {
    base: "frame-extraction",
    by: deploy,
    role,
    bucket,
    image: ownImage(site, "vision/ffmpeg:latest"),
    type: "ml.c5.9xlarge",
    count: 4,
    network: { EnableNetworkIsolation: false, EnableInterContainerTrafficEncryption: false, VpcConfig: vpc },
    tags,
  });
  for (const run of outcomes("frames", spread(site, "frames", 10, evenings))) processingRun(site, frames, run);
  const backlog = transformPlan({
    base: "shelf-backlog",
    by: deploy,
    model: "shelf-detector",
    bucket,
    type: "ml.g4dn.xlarge",
    count: 2,
    tags,
  });
  for (const run of outcomes("backlog", spread(site, "backlog", 4, evenings))) transformRun(site, backlog, run);
}
