import { ownImage, prebuilt } from "#lib/simulator/accounts/build/images.ts";
import { processingPlan, processingRun } from "#lib/simulator/accounts/build/processing.ts";
import { spread } from "#lib/simulator/accounts/build/schedule.ts";
import { at, hoursAgo, type Site } from "#lib/simulator/accounts/build/site.ts";
import { trainingPlan, trainingRun } from "#lib/simulator/accounts/build/training.ts";
import { tuningJob } from "#lib/simulator/accounts/build/tuning.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { outcomes } from "#lib/simulator/accounts/demo/outcomes.ts";
import type { EastNetworks } from "./foundations.ts";

const bucket = "nwa-search-us-east-1/jobs";
const office = { from: 86, to: 2, hours: [9, 20] as const, workdays: true };

/** Fine-tuning on large machines whose disks are NVMe: a volume key cannot even be asked for. */
export function searchJobs(site: Site, { yuki, deploy }: Cast, { shared }: EastNetworks): void {
  const role = executionRoles.searchTraining;
  const vpc = vpcConfig([shared.privateA, shared.privateB], shared.training);
  const tags = { Team: "search" };

  // The SDK's newer way: no hyperparameters tell that it is distributed, the entry point does.
  const finetune = trainingPlan(site, {
    base: "rerank-finetune",
    by: deploy,
    role,
    bucket,
    image: prebuilt(site, "deepLearning", "pytorch-training:2.8.0-gpu-py312-cu129-ubuntu22.04-sagemaker"),
    type: "ml.p4d.24xlarge",
    count: 2,
    volume: 1000,
    vpc,
    encrypted: true,
    minutes: 410,
    more: {
      AlgorithmSpecification: {
        TrainingImage: prebuilt(site, "deepLearning", "pytorch-training:2.8.0-gpu-py312-cu129-ubuntu22.04-sagemaker"),
        TrainingInputMode: "FastFile",
        ContainerEntrypoint: ["/bin/bash"],
        ContainerArguments: [
          "-c",
          "chmod +x /opt/ml/input/data/sm_drivers/sm_train.sh && /opt/ml/input/data/sm_drivers/sm_train.sh",
        ],
      },
    },
    tags,
  });
  for (const run of outcomes("finetune", spread(site, "finetune", 7, office)))
    trainingRun(site, finetune, { ...run, minutes: 410 });
  const embeddings = trainingPlan(site, {
    base: "query-embeddings",
    by: yuki,
    role,
    bucket,
    image: prebuilt(
      site,
      "deepLearning",
      "huggingface-pytorch-training:2.5.1-transformers4.49.0-gpu-py311-cu124-ubuntu22.04",
    ),
    type: "ml.g5.12xlarge",
    vpc,
    isolated: false,
    tags,
  });
  for (const run of outcomes("embeddings", spread(site, "embeddings", 12, office))) trainingRun(site, embeddings, run);
  trainingRun(site, finetune, { at: hoursAgo(site, 4.5), status: "InProgress" });

  tuningJob(site, {
    name: "embedding-dimensions",
    by: yuki,
    at: at(site, 28, "15:05:00"),
    plans: [embeddings],
    children: 3,
    metric: "eval:ndcg",
    tags,
  });
  const clicks = processingPlan(site, {
    base: "click-logs",
    by: deploy,
    role,
    bucket,
    image: ownImage(site, "search/clicks:2024.11"),
    type: "ml.m5.4xlarge",
    network: { EnableNetworkIsolation: false, EnableInterContainerTrafficEncryption: false, VpcConfig: vpc },
    tags,
  });
  for (const run of outcomes("clicks", spread(site, "clicks", 10, { ...office, hours: [3, 6], workdays: false })))
    processingRun(site, clicks, run);
}
