import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";

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
