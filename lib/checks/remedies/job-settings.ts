import { hasLocalStorage, typesWithoutLocalStorage } from "#lib/analysis/encryption/instance-families.ts";
import type { Tracker } from "#lib/analysis/jobs/trackers.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { Guardrail } from "../fixes.ts";
import type { JobChange } from "./jobs.ts";

function deny(Sid: string, Action: string | string[], Condition: Guardrail["Condition"]): Guardrail {
  return { Sid, Effect: "Deny", Action, Resource: "*", Condition };
}

const create = (...jobs: string[]) => jobs.map((job) => `sagemaker:Create${job}Job`);
const ownNetwork = create("Training", "Processing", "HyperParameterTuning");
const allJobs = create("Training", "Processing", "Transform", "HyperParameterTuning");

/** Denies jobs on types with EBS volumes that name no key; those with local disks could not name one. */
const volumeKey = deny("DenyJobVolumesWithoutKmsKey", allJobs, {
  Null: { "sagemaker:VolumeKmsKeyArn": "true" },
  "ForAnyValue:StringLike": { "sagemaker:InstanceTypes": [...typesWithoutLocalStorage] },
});

const isolated = deny("DenyJobsWithoutNetworkIsolation", ownNetwork, {
  BoolIfExists: { "sagemaker:NetworkIsolation": "false" },
});

const inVpc = deny("DenyJobsOutsideVpc", ownNetwork, { Null: { "sagemaker:VpcSubnets": "true" } });

const encryptedTraffic = deny("DenyJobsWithPlainTrafficBetweenInstances", ownNetwork, {
  BoolIfExists: { "sagemaker:InterContainerTrafficEncryption": "false" },
});

const isolation =
  "Turn network isolation on. What the container downloads or calls at run time (packages, Spot checks, trackers, AWS) stops working; bring it in the image or an input channel.";
const vpc = "Run the job in subnets of your own that have an S3 endpoint and no open way out.";
const traffic =
  "Turn on encryption between the instances. It can make a job take longer and so cost more, distributed deep learning above all: try how much first. The security group must let its members exchange UDP 500 and IP protocol 50.";
const key = "Name a customer managed KMS key for the volumes, and let the role of the job use it.";

const outputKey = deny(
  "DenyJobOutputWithoutKmsKey",
  [...create("Processing", "Transform", "Labeling", "AutoML"), "sagemaker:CreateAutoMLJobV2"],
  {
    Null: { "sagemaker:OutputKmsKeyArn": "true" },
  },
);

const VpcConfig = { Subnets: ["SUBNET_ID"], SecurityGroupIds: ["SECURITY_GROUP_ID"] };
const VolumeKmsKeyId = "KMS_KEY_ARN";

/** What the launch of a job has to say, by setting; each is a change for launchDifferently. */
export const trainingSettings = {
  isolation: {
    summary: isolation,
    sdk: "`enable_network_isolation=True`, on an Estimator or in the Networking of a ModelTrainer",
    fields: { EnableNetworkIsolation: true },
    guardrail: isolated,
  },
  vpc: {
    summary: vpc,
    sdk: "`subnets` and `security_group_ids`, on an Estimator or in the Networking of a ModelTrainer",
    fields: { VpcConfig },
    guardrail: inVpc,
  },
  traffic: {
    summary: traffic,
    sdk: "`encrypt_inter_container_traffic=True` on an Estimator, or `enable_inter_container_traffic_encryption=True` in the Networking of a ModelTrainer",
    fields: { EnableInterContainerTrafficEncryption: true },
    guardrail: encryptedTraffic,
  },
  volumeKey: {
    summary: key,
    sdk: "`volume_kms_key` on an Estimator, or `volume_kms_key_id` in the Compute of a ModelTrainer",
    fields: { ResourceConfig: { VolumeKmsKeyId } },
    guardrail: volumeKey,
  },
  outputKey: {
    summary:
      "Name a customer managed KMS key for the model artifacts, and let the role of the job and their readers use it.",
    sdk: "`output_kms_key` on an Estimator, or `kms_key_id` in the OutputDataConfig of a ModelTrainer",
    fields: { OutputDataConfig: { KmsKeyId: "KMS_KEY_ARN" } },
    guardrail: deny("DenyTrainingOutputWithoutKmsKey", create("Training", "HyperParameterTuning"), {
      Null: { "sagemaker:OutputKmsKeyArn": "true" },
    }),
  },
} satisfies Record<string, JobChange>;

export const processingSettings = {
  isolation: {
    summary: isolation,
    sdk: "`enable_network_isolation=True` in the NetworkConfig of the Processor",
    fields: { NetworkConfig: { EnableNetworkIsolation: true } },
    guardrail: isolated,
  },
  vpc: {
    summary: vpc,
    sdk: "`subnets` and `security_group_ids` in the NetworkConfig of the Processor",
    fields: { NetworkConfig: { VpcConfig } },
    guardrail: inVpc,
  },
  traffic: {
    summary: traffic,
    sdk: "`encrypt_inter_container_traffic=True` in the NetworkConfig of the Processor",
    fields: { NetworkConfig: { EnableInterContainerTrafficEncryption: true } },
    guardrail: encryptedTraffic,
  },
  volumeKey: {
    summary: key,
    sdk: "`volume_kms_key` on the Processor",
    fields: { ProcessingResources: { ClusterConfig: { VolumeKmsKeyId } } },
    guardrail: volumeKey,
  },
} satisfies Record<string, JobChange>;

const sealOutput =
  "Name a customer managed KMS key for the output, and let the role of the job and those who read the results use it.";
const KmsKeyId = "KMS_KEY_ARN";

export const processingOutputKey: JobChange = {
  summary: sealOutput,
  sdk: "`output_kms_key` on the Processor",
  fields: { ProcessingOutputConfig: { KmsKeyId } },
  guardrail: outputKey,
};

export const transformOutputKey: JobChange = {
  summary: sealOutput.replace("the role of the job", "the execution role of its model"),
  sdk: "`output_kms_key` on the Transformer",
  fields: { TransformOutput: { KmsKeyId } },
  guardrail: outputKey,
};

export const transformCaptureKey: JobChange = {
  summary: sealOutput
    .replace("output", "captured data")
    .replace("the role of the job", "the execution role of its model"),
  sdk: "`kms_key_id` in the BatchDataCaptureConfig of the Transformer",
  fields: { DataCaptureConfig: { KmsKeyId } },
};

/** The same change in every definition of a tuning job. */
function inDefinitions({ fields, ...change }: JobChange): JobChange {
  return {
    ...change,
    sdk: `${change.sdk}, for each that is tuned`,
    jq: "reduce $definitions[] as $fields (.; (.TrainingJobDefinition, .TrainingJobDefinitions[]?) |= (if . == null then . else . * $fields end)) | with_entries(select(.value != null))",
    args: { definitions: [fields] },
  };
}

export const tuningSettings = {
  isolation: inDefinitions(trainingSettings.isolation),
  vpc: inDefinitions(trainingSettings.vpc),
  traffic: inDefinitions(trainingSettings.traffic),
  outputKey: inDefinitions(trainingSettings.outputKey),
};

const autoMl = ["sagemaker:CreateAutoMLJob", "sagemaker:CreateAutoMLJobV2"];

export const autoMlSettings = {
  vpc: {
    summary: vpc,
    sdk: "`vpc_config` on AutoML or AutoMLV2",
    fields: { SecurityConfig: { VpcConfig } },
    guardrail: deny("DenyAutoMlJobsOutsideVpc", autoMl, { Null: { "sagemaker:VpcSubnets": "true" } }),
  },
  traffic: {
    summary: traffic,
    sdk: "`encrypt_inter_container_traffic=True` on AutoML or AutoMLV2",
    fields: { SecurityConfig: { EnableInterContainerTrafficEncryption: true } },
    guardrail: deny("DenyAutoMlJobsWithPlainTrafficBetweenInstances", autoMl, {
      BoolIfExists: { "sagemaker:InterContainerTrafficEncryption": "false" },
    }),
  },
  volumeKey: {
    summary: key,
    sdk: "`volume_kms_key` on AutoML or AutoMLV2",
    fields: { SecurityConfig: { VolumeKmsKeyId } },
    guardrail: deny("DenyAutoMlVolumesWithoutKmsKey", autoMl, { Null: { "sagemaker:VolumeKmsKeyArn": "true" } }),
  },
  outputKey: {
    summary: sealOutput,
    sdk: "`output_kms_key` on AutoML or AutoMLV2",
    fields: { OutputDataConfig: { KmsKeyId } },
    guardrail: outputKey,
  },
} satisfies Record<string, JobChange>;

/** Labeling, compilation and optimization call the place of their output alike. */
export const labelingOutputKey: JobChange = {
  summary: sealOutput,
  sdk: "`KmsKeyId` in the OutputConfig of CreateLabelingJob",
  fields: { OutputConfig: { KmsKeyId } },
  guardrail: outputKey,
};

export const compiledOutputKey: JobChange = {
  summary: sealOutput,
  sdk: "`KmsKeyId` in its OutputConfig",
  fields: { OutputConfig: { KmsKeyId } },
};

export const compiledVpc: JobChange = {
  summary: vpc,
  sdk: "`Subnets` and `SecurityGroupIds` in its VpcConfig",
  fields: { VpcConfig },
};

export const noRemoteDebugging: JobChange = {
  summary:
    "Switch remote debugging off; look at logs, the profiler or a local run instead. Where it must be, allow it to few, for jobs with test data.",
  sdk: "no `enable_remote_debug`, on an Estimator or in the RemoteDebugConfig of a ModelTrainer",
  fields: { RemoteDebugConfig: { EnableRemoteDebug: false } },
  guardrail: deny("DenyRemoteDebuggingOfJobs", ["sagemaker:CreateTrainingJob", "sagemaker:UpdateTrainingJob"], {
    Bool: { "sagemaker:EnableRemoteDebug": "true" },
  }),
};

export function limitedRunTime(longestHours: number): JobChange {
  const seconds = longestHours * 3_600;
  return {
    summary: `Allow the job what it takes and a little more, at most ${longestHours} hours, and let long ones keep checkpoints to go on from.`,
    sdk: "`max_run` on an Estimator, `max_runtime_in_seconds` on a Processor, or the StoppingCondition of a ModelTrainer",
    fields: { StoppingCondition: { MaxRuntimeInSeconds: seconds } },
    guardrail: deny("DenyJobsThatMayRunForLong", create("Training", "Processing", "HyperParameterTuning"), {
      NumericGreaterThan: { "sagemaker:MaxRuntimeInSeconds": String(seconds) },
    }),
  };
}

export function limitedTuningTime(longestHours: number): JobChange {
  return inDefinitions(limitedRunTime(longestHours));
}

export function shortWarmPool(longestSeconds: number): JobChange {
  return {
    summary: `Keep the instances for at most ${longestSeconds} seconds, which is enough where jobs follow each other at once.`,
    sdk: "`keep_alive_period_in_seconds` accordingly, on an Estimator or in the Compute of a ModelTrainer",
    fields: { ResourceConfig: { KeepAlivePeriodInSeconds: longestSeconds } },
    guardrail: deny("DenyLongWarmPools", ["sagemaker:CreateTrainingJob", "sagemaker:UpdateTrainingJob"], {
      NumericGreaterThan: { "sagemaker:KeepAlivePeriod": String(longestSeconds) },
    }),
  };
}

export const keepCheckpoints: JobChange = {
  summary:
    "Name an address in S3 for checkpoints, and let the script write to /opt/ml/checkpoints and go on from what it finds there.",
  sdk: "`checkpoint_s3_uri` on an Estimator, or the CheckpointConfig of a ModelTrainer",
  fields: { CheckpointConfig: { S3Uri: "NEW_S3_URI" } },
};

/** The job without what tells another account of it. */
export function trackAtHome(out: readonly Tracker[]): JobChange {
  return {
    summary:
      "Track the runs and register the model in this account: the copy leaves out what names another; name a server or a group of your own, or the account in trustedAccounts if it is yours.",
    sdk: "an MLflow server and a group of model packages of this account",
    jq: "delpaths($told | map([.]))",
    args: { told: out.map(({ field }) => field) },
  };
}

export const transformVolumeKey: JobChange = {
  summary: key.replace("the role of the job", "the execution role of its model"),
  sdk: "`volume_kms_key` on the Transformer",
  fields: { TransformResources: { VolumeKmsKeyId } },
  guardrail: volumeKey,
};

/** A key in every definition that may have one: AWS refuses it for instance types with local disks. */
export function tuningVolumeKey(job: ResourceOf<"tuning-job">): JobChange {
  const types = [job.TrainingJobDefinition, ...(job.TrainingJobDefinitions ?? [])].flatMap((definition) => {
    const { ResourceConfig, HyperParameterTuningResourceConfig: own } = definition ?? {};
    return [
      ResourceConfig?.InstanceType,
      own?.InstanceType,
      ...(own?.InstanceConfigs ?? []).map((one) => one.InstanceType),
    ];
  });
  const local = [...new Set(types.filter((type) => type !== undefined && hasLocalStorage(type) === true))];
  return {
    summary: key,
    sdk: "`volume_kms_key` on each Estimator that is tuned",
    jq: "(.TrainingJobDefinition, .TrainingJobDefinitions[]?) |= (if . == null then . else (.ResourceConfig, .HyperParameterTuningResourceConfig) |= (if . == null or ([.InstanceType, .InstanceConfigs[]?.InstanceType] | any(IN($local[]))) then . else .VolumeKmsKeyId = $key end) | with_entries(select(.value != null)) end) | with_entries(select(.value != null))",
    args: { key: VolumeKmsKeyId, local },
    guardrail: volumeKey,
  };
}
