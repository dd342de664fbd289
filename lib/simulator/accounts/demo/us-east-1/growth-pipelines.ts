import { ownImage, prebuilt } from "#lib/simulator/accounts/build/images.ts";
import { condition, parameter, pipeline, registerModel } from "#lib/simulator/accounts/build/pipeline.ts";
import { processingPlan } from "#lib/simulator/accounts/build/processing.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { trainingPlan } from "#lib/simulator/accounts/build/training.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { fakeSecrets } from "#lib/simulator/accounts/demo/fake-secrets.ts";
import type { EastNetworks } from "./foundations.ts";

const bucket = "nwa-growth-us-east-1/jobs";

/** One without network, key or discretion, and one of which only an execution knows the key. */
export function growthPipelines(site: Site, { mia, tomas }: Cast, { shared }: EastNetworks): void {
  const role = executionRoles.growthPipeline;
  const tags = { Team: "growth" };
  const features = processingPlan(site, {
    base: "Features",
    role,
    bucket,
    image: prebuilt(site, "sklearn", "sagemaker-scikit-learn:1.2-1-cpu-py3"),
    environment: { WAREHOUSE_USER: "etl", WAREHOUSE_PASSWORD: fakeSecrets.databasePassword },
  });
  const train = trainingPlan(site, {
    base: "Train",
    role,
    bucket,
    image: prebuilt(site, "sklearn", "sagemaker-xgboost:1.5-1"),
    type: "ml.m5.2xlarge",
    hyperParameters: { objective: "binary:logistic", num_round: "400" },
  });
  const evaluate = processingPlan(site, {
    base: "Evaluate",
    role,
    bucket,
    image: ownImage(site, "growth/churn:latest"),
  });
  pipeline(site, {
    name: "churn-weekly",
    by: tomas,
    created: at(site, 71, "15:40:00"),
    ran: at(site, 2, "03:10:00"),
    role,
    steps: [
      { Name: "Features", Type: "Processing", Arguments: features.request },
      { Name: "Train", Type: "Training", DependsOn: ["Features"], Arguments: train.request },
      { Name: "Evaluate", Type: "Processing", DependsOn: ["Train"], Arguments: evaluate.request },
      condition("auc", 0.7, [registerModel("churn", "Evaluate")], []),
    ],
    tags,
  });

  const VpcConfig = vpcConfig([shared.privateA], shared.training);
  const uplift = trainingPlan(site, {
    base: "Train",
    role,
    bucket,
    image: ownImage(site, "growth/ltv:latest"),
    type: "ml.m5.xlarge",
    vpc: VpcConfig,
    volumeKey: parameter("VolumeKey"),
  });
  pipeline(site, {
    name: "uplift-on-demand",
    by: mia,
    created: at(site, 33, "11:25:00"),
    role,
    parameters: [{ Name: "VolumeKey", Type: "String" }],
    steps: [{ Name: "Train", Type: "Training", Arguments: uplift.request }],
    tags,
  });
}
