import type { SimulatedRegion } from "#lib/simulator/account.ts";
import { fakeSecrets } from "#lib/simulator/accounts/demo/fake-secrets.ts";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";

const managedKey = "alias/aws/sagemaker";
const { databasePassword, vendorApiKey, githubToken } = fakeSecrets;

/** Some jobs of the demo account with secrets, and some with keys that are AWS's, or that are of no use any more. */
export function plantJobs({ kms, sagemaker }: SimulatedRegion, whole: SimulatedSageMaker): void {
  const disabled = kms.keys.find(({ KeyState }) => KeyState === "Disabled")?.Arn;
  const dying = kms.keys.find(({ KeyState }) => KeyState === "PendingDeletion")?.Arn;
  if (!disabled || !dying) throw new Error("The demo account has no key that is of no use.");
  const onDisks = { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 50 } as const;
  const [training, second, third] = whole.trainingJobs.filter(
    ({ ResourceConfig, TrainingJobStatus }) =>
      TrainingJobStatus === "Completed" && ResourceConfig?.InstanceType !== undefined,
  );
  const [processing] = whole.processingJobs;
  const [transform] = whole.transformJobs;
  const tuning = whole.tuningJobs.find(({ TrainingJobDefinition }) => TrainingJobDefinition?.ResourceConfig);
  if (!training || !second || !third || !processing || !transform || !tuning?.TrainingJobDefinition) {
    throw new Error("The demo account lacks jobs.");
  }
  sagemaker.trainingJobs = [
    {
      ...training,
      ResourceConfig: { ...onDisks, VolumeKmsKeyId: managedKey },
      OutputDataConfig: { S3OutputPath: "s3://nwa-models/", ...training.OutputDataConfig, KmsKeyId: disabled },
      // A secret in a list, which no setting's name tells, and one in a setting whose name holds dots and brackets.
      HyperParameters: { ...training.HyperParameters, "git.token[0]": githubToken },
      AlgorithmSpecification: {
        TrainingInputMode: "File",
        ...training.AlgorithmSpecification,
        ContainerArguments: ["--epochs=3", `--token=${githubToken}`],
      },
    },
    {
      ...second,
      ResourceConfig: { ...onDisks, VolumeKmsKeyId: dying },
      OutputDataConfig: { S3OutputPath: "s3://nwa-models/", ...second.OutputDataConfig, KmsKeyId: managedKey },
    },
    // Finished, but its instances wait for the next job.
    {
      ...third,
      ResourceConfig: { ...onDisks, KeepAlivePeriodInSeconds: 1800 },
      VpcConfig: undefined,
      WarmPoolStatus: { Status: "Available" },
    },
  ];
  sagemaker.processingJobs = [
    { ...processing, ProcessingResources: { ClusterConfig: { ...onDisks, VolumeKmsKeyId: managedKey } } },
  ];
  sagemaker.transformJobs = [
    {
      ...transform,
      TransformResources: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeKmsKeyId: managedKey },
      Environment: { DB_PASSWORD: databasePassword, MODE: "batch" },
    },
  ];
  sagemaker.tuningJobs = [
    {
      ...tuning,
      TrainingJobDefinition: {
        ...tuning.TrainingJobDefinition,
        ResourceConfig: { ...onDisks, VolumeKmsKeyId: managedKey },
        StaticHyperParameters: { ...tuning.TrainingJobDefinition.StaticHyperParameters, api_key: vendorApiKey },
      },
    },
  ];
}
