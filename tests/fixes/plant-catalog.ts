import type { SimulatedRegion } from "#lib/simulator/account.ts";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import { portfolios } from "#lib/simulator/shelves/portfolios.ts";

const managedKey = "alias/aws/sagemaker";
const theirs = "s3://partner-model-share-8842/exports/";

/** What is kept of experiments, features and reviews: under keys of AWS, in a stranger's bucket, by an administrator. */
export function plantCatalog(sagemaker: SimulatedSageMaker): void {
  const administrator = sagemaker.mlflowTrackingServers.find(
    (one) => one.TrackingServerName === "mlflow-trial",
  )?.RoleArn;
  const faulty = { RoleArn: administrator, ArtifactStoreUri: theirs };
  sagemaker.mlflowTrackingServers = sagemaker.mlflowTrackingServers.map((one) => ({ ...one, ...faulty }));
  sagemaker.mlflowApps = sagemaker.mlflowApps.map((one) => ({ ...one, ...faulty, KmsKeyId: managedKey }));
  sagemaker.featureGroups = sagemaker.featureGroups.map((one) => ({
    ...one,
    RoleArn: administrator,
    OnlineStoreConfig: one.OnlineStoreConfig && { ...one.OnlineStoreConfig, SecurityConfig: { KmsKeyId: managedKey } },
    OfflineStoreConfig: one.OfflineStoreConfig && {
      ...one.OfflineStoreConfig,
      S3StorageConfig: { S3Uri: theirs, KmsKeyId: managedKey },
    },
  }));
  sagemaker.modelCards = sagemaker.modelCards.map((one) => ({ ...one, SecurityConfig: { KmsKeyId: managedKey } }));
  sagemaker.flowDefinitions = sagemaker.flowDefinitions.map((one) => ({
    ...one,
    OutputConfig: { S3OutputPath: theirs, KmsKeyId: managedKey },
    HumanLoopConfig: one.HumanLoopConfig && {
      ...one.HumanLoopConfig,
      WorkteamArn: "arn:aws:sagemaker:us-east-1:394669845002:workteam/public-crowd/default",
      PublicWorkforceTaskPrice: { AmountInUsd: { Dollars: 0, Cents: 3, TenthFractionsOfACent: 6 } },
    },
  }));
}

/** Versions whose image and files are a stranger's. */
export function plantPackages(sagemaker: SimulatedSageMaker): void {
  const Image = "917540263881.dkr.ecr.us-east-1.amazonaws.com/rerank-pro:latest";
  sagemaker.modelPackages = sagemaker.modelPackages.map((one) => ({
    ...one,
    InferenceSpecification: one.InferenceSpecification && {
      ...one.InferenceSpecification,
      Containers: [{ Image, ModelDataUrl: `${theirs}model.tar.gz` }],
    },
  }));
}

const tagged = ["appImageConfigs", "domains", "endpoints", "featureGroups", "images", "inferenceExperiments"] as const;

/** One of each kind that nobody tagged, the first that there is. */
export function takeOffTags(sagemaker: SimulatedSageMaker, kinds: readonly (typeof tagged)[number][] = tagged): void {
  for (const collection of kinds) {
    const all = sagemaker[collection];
    Object.assign(sagemaker, { [collection]: all.map((one, at) => (at === 0 ? { ...one, Tags: [] } : one)) });
  }
}

/** Templates that were turned on, and of which nobody made anything. */
export function turnOnTemplates(region: SimulatedRegion): void {
  portfolios.put(region, { Status: "Enabled" });
  region.sagemaker.projects = [];
}
