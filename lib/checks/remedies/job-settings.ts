import { hasLocalStorage, typesWithoutLocalStorage } from "#lib/analysis/encryption/instance-families.ts";
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
  "Turn on encryption between the instances. Distributed jobs may take longer, and the security group must let its members exchange UDP 500 and IP protocol 50.";
const key = "Name a customer managed KMS key for the volumes, and let the role of the job use it.";

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

export const transformVolumeKey: JobChange = {
  summary: key.replace("the role of the job", "the execution role of its model"),
  sdk: "`volume_kms_key` on the Transformer",
  fields: { TransformResources: { VolumeKmsKeyId } },
  guardrail: volumeKey,
};

export const compilationSettings = {
  vpc: {
    summary: "Compile in subnets of your own that have an S3 endpoint and no open way out.",
    sdk: "`VpcConfig` of CreateCompilationJob",
    fields: { VpcConfig },
  },
  outputKey: {
    summary:
      "Name a customer managed KMS key for the compiled model, and let the role of the job and those who load it use it.",
    sdk: "`OutputConfig.KmsKeyId` of CreateCompilationJob",
    fields: { OutputConfig: { KmsKeyId: "KMS_KEY_ARN" } },
  },
} satisfies Record<string, JobChange>;

/** Files from a bucket of this account, and the result into one. */
export function compileAtHome(theirs: readonly string[]): JobChange {
  return {
    summary:
      "Compile a model that lies in a bucket of this account, into one of this account. Copy the files there once you have checked what they are, and have what runs the result load the new one.",
    sdk: "`InputConfig.S3Uri` and `OutputConfig.S3OutputLocation` of CreateCompilationJob",
    jq: `(.. | objects | (.S3Uri, .S3OutputLocation) | strings | select(. as $uri | $theirs | index($uri) != null)) |= "NEW_S3_URI"`,
    args: { theirs },
    before: [{ comment: `Copy what you have checked of ${theirs.join(", ")} first.` }],
  };
}

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
