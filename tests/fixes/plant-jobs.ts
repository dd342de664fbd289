import type { SimulatedRegion } from "#lib/simulator/account.ts";
import { fakeSecrets } from "#lib/simulator/accounts/demo/fake-secrets.ts";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";

const managedKey = "alias/aws/sagemaker";
const { databasePassword, vendorApiKey, githubToken } = fakeSecrets;

const theirs = "s3://partner-model-share-8842/";
const theirImage = "917540263881.dkr.ecr.us-east-1.amazonaws.com/rerank-pro:latest";
const oldImage = "763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.5-gpu-py311";
const fourWeeks = 28 * 86_400;
const theirChannel = {
  ChannelName: "training",
  DataSource: {
    S3DataSource: { S3DataType: "S3Prefix", S3Uri: `${theirs}train/`, S3DataDistributionType: "FullyReplicated" },
  },
} as const;

/** Some jobs of the demo account with secrets, some with keys that are AWS's, or that are of no use any more, and some that read and write at somebody else's. */
export function plantJobs(
  { kms, sagemaker }: SimulatedRegion,
  whole: SimulatedSageMaker,
  edge: SimulatedSageMaker,
): void {
  const disabled = kms.keys.find(({ KeyState }) => KeyState === "Disabled")?.Arn;
  const dying = kms.keys.find(({ KeyState }) => KeyState === "PendingDeletion")?.Arn;
  if (!disabled || !dying) throw new Error("The demo account has no key that is of no use.");
  const onDisks = { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 50 } as const;
  const [training, second, third] = whole.trainingJobs.filter(
    ({ ResourceConfig, TrainingJobStatus }) =>
      TrainingJobStatus === "Completed" && ResourceConfig?.InstanceType !== undefined,
  );
  const [processing, unpatched] = whole.processingJobs;
  const [transform] = whole.transformJobs;
  const tuning = whole.tuningJobs.find(({ TrainingJobDefinition }) => TrainingJobDefinition?.ResourceConfig);
  if (!training || !second || !third || !processing || !unpatched || !transform || !tuning?.TrainingJobDefinition) {
    throw new Error("The demo account lacks jobs.");
  }
  sagemaker.trainingJobs = [
    {
      ...training,
      ResourceConfig: { ...onDisks, VolumeKmsKeyId: managedKey },
      OutputDataConfig: { S3OutputPath: "s3://nwa-models/", ...training.OutputDataConfig, KmsKeyId: disabled },
      // A secret in a list, which no setting's name tells, and one in a setting whose name holds dots and brackets.
      HyperParameters: { ...training.HyperParameters, "git.token[0]": githubToken },
      InputDataConfig: [theirChannel],
      AlgorithmSpecification: {
        TrainingInputMode: "File",
        ...training.AlgorithmSpecification,
        TrainingImage: theirImage,
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
      ResourceConfig: { ...onDisks, KeepAlivePeriodInSeconds: 3600 },
      VpcConfig: undefined,
      RemoteDebugConfig: { EnableRemoteDebug: true },
      StoppingCondition: { MaxRuntimeInSeconds: fourWeeks },
      WarmPoolStatus: { Status: "Available" },
    },
  ];
  sagemaker.processingJobs = [
    {
      ...processing,
      AppSpecification: { ...processing.AppSpecification, ImageUri: theirImage },
      ProcessingInputs: [
        {
          InputName: "raw",
          S3Input: { S3Uri: `${theirs}raw/`, S3DataType: "S3Prefix", LocalPath: "/opt/ml/processing/input" },
        },
      ],
      ProcessingOutputConfig: {
        KmsKeyId: managedKey,
        Outputs: [
          {
            OutputName: "features",
            S3Output: { S3Uri: `${theirs}features/`, LocalPath: "/opt/ml/processing/output", S3UploadMode: "EndOfJob" },
          },
        ],
      },
      ProcessingResources: { ClusterConfig: { ...onDisks, VolumeKmsKeyId: managedKey } },
    },
    {
      ...unpatched,
      AppSpecification: { ...unpatched.AppSpecification, ImageUri: oldImage },
      // AWS lets processing jobs run for nine days at most.
      StoppingCondition: { MaxRuntimeInSeconds: 9 * 86_400 },
    },
  ];
  sagemaker.transformJobs = [
    {
      ...transform,
      TransformResources: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeKmsKeyId: managedKey },
      TransformInput: {
        ...transform.TransformInput,
        DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: `${theirs}score/` } },
      },
      TransformOutput: { S3OutputPath: `${theirs}scores/`, KmsKeyId: managedKey },
      DataCaptureConfig: { DestinationS3Uri: `${theirs}captured/`, KmsKeyId: managedKey },
      Environment: { DB_PASSWORD: databasePassword, MODE: "batch" },
    },
  ];
  sagemaker.tuningJobs = [
    {
      ...tuning,
      TrainingJobDefinition: {
        ...tuning.TrainingJobDefinition,
        AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: oldImage },
        InputDataConfig: [theirChannel],
        OutputDataConfig: { S3OutputPath: `${theirs}models/`, KmsKeyId: managedKey },
        EnableInterContainerTrafficEncryption: false,
        ResourceConfig: { ...onDisks, InstanceCount: 2, VolumeKmsKeyId: managedKey },
        StaticHyperParameters: { ...tuning.TrainingJobDefinition.StaticHyperParameters, api_key: vendorApiKey },
      },
    },
    {
      ...tuning,
      HyperParameterTuningJobName: "theirs",
      HyperParameterTuningJobArn: tuning.HyperParameterTuningJobArn?.replace(/[^/]+$/, "theirs"),
      TrainingJobDefinition: {
        ...tuning.TrainingJobDefinition,
        AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: theirImage },
        StoppingCondition: { MaxRuntimeInSeconds: fourWeeks },
      },
    },
  ];
  sagemaker.autoMLJobs = whole.autoMLJobs.map((one) => ({
    ...one,
    AutoMLJobInputDataConfig: [
      { ChannelType: "training", DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: `${theirs}a/` } } },
    ],
    OutputDataConfig: { S3OutputPath: `${theirs}b/`, KmsKeyId: managedKey },
    SecurityConfig: { VolumeKmsKeyId: managedKey },
  }));
  sagemaker.labelingJobs = whole.labelingJobs.map((one) => ({
    ...one,
    InputConfig: { DataSource: { S3DataSource: { ManifestS3Uri: `${theirs}photos.manifest` } } },
    OutputConfig: { S3OutputPath: `${theirs}labels/`, KmsKeyId: managedKey },
  }));
  sagemaker.optimizationJobs = whole.optimizationJobs.map((one) => ({
    ...one,
    ModelSource: { S3: { S3Uri: `${theirs}model/` } },
    OutputConfig: { S3OutputLocation: `${theirs}optimized/`, KmsKeyId: managedKey },
  }));
  sagemaker.compilationJobs = edge.compilationJobs.slice(0, 1).map((one) => ({
    ...one,
    CompilationJobArn: one.CompilationJobArn?.replace("us-west-2", "us-east-1"),
    InputConfig: { ...one.InputConfig, S3Uri: `${theirs}model.tar.gz`, Framework: "PYTORCH" },
    OutputConfig: { S3OutputLocation: `${theirs}compiled/`, TargetDevice: "ml_c5", KmsKeyId: managedKey },
  }));
}
