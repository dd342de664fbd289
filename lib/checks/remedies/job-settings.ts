import { typesWithoutLocalStorage } from "#lib/analysis/encryption/instance-families.ts";
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

const vpcArgs = { subnet: "SUBNET_ID", group: "SECURITY_GROUP_ID" };
const vpcBody = "{Subnets: [$subnet], SecurityGroupIds: [$group]}";
const keyArgs = { key: "KMS_KEY_ARN" };

/** What the launch of a job has to say, by setting; each is a change for launchDifferently. */
export const trainingSettings = {
  isolation: {
    summary: isolation,
    sdk: "`enable_network_isolation=True`, on an Estimator or in the Networking of a ModelTrainer",
    jq: ".EnableNetworkIsolation = true",
    guardrail: isolated,
  },
  vpc: {
    summary: vpc,
    sdk: "`subnets` and `security_group_ids`, on an Estimator or in the Networking of a ModelTrainer",
    jq: `.VpcConfig = ${vpcBody}`,
    args: vpcArgs,
    guardrail: inVpc,
  },
  traffic: {
    summary: traffic,
    sdk: "`encrypt_inter_container_traffic=True` on an Estimator, or `enable_inter_container_traffic_encryption=True` in the Networking of a ModelTrainer",
    jq: ".EnableInterContainerTrafficEncryption = true",
    guardrail: encryptedTraffic,
  },
  volumeKey: {
    summary: key,
    sdk: "`volume_kms_key` on an Estimator, or `volume_kms_key_id` in the Compute of a ModelTrainer",
    jq: ".ResourceConfig.VolumeKmsKeyId = $key",
    args: keyArgs,
    guardrail: volumeKey,
  },
  outputKey: {
    summary:
      "Name a customer managed KMS key for the model artifacts, and let the role of the job and their readers use it.",
    sdk: "`output_kms_key` on an Estimator, or `kms_key_id` in the OutputDataConfig of a ModelTrainer",
    jq: ".OutputDataConfig.KmsKeyId = $key",
    args: keyArgs,
    guardrail: deny("DenyTrainingOutputWithoutKmsKey", create("Training", "HyperParameterTuning"), {
      Null: { "sagemaker:OutputKmsKeyArn": "true" },
    }),
  },
} satisfies Record<string, JobChange>;

export const processingSettings = {
  isolation: {
    summary: isolation,
    sdk: "`enable_network_isolation=True` in the NetworkConfig of the Processor",
    jq: ".NetworkConfig.EnableNetworkIsolation = true",
    guardrail: isolated,
  },
  vpc: {
    summary: vpc,
    sdk: "`subnets` and `security_group_ids` in the NetworkConfig of the Processor",
    jq: `.NetworkConfig.VpcConfig = ${vpcBody}`,
    args: vpcArgs,
    guardrail: inVpc,
  },
  traffic: {
    summary: traffic,
    sdk: "`encrypt_inter_container_traffic=True` in the NetworkConfig of the Processor",
    jq: ".NetworkConfig.EnableInterContainerTrafficEncryption = true",
    guardrail: encryptedTraffic,
  },
  volumeKey: {
    summary: key,
    sdk: "`volume_kms_key` on the Processor",
    jq: ".ProcessingResources.ClusterConfig.VolumeKmsKeyId = $key",
    args: keyArgs,
    guardrail: volumeKey,
  },
} satisfies Record<string, JobChange>;

export const transformVolumeKey: JobChange = {
  summary: key.replace("the role of the job", "the execution role of its model"),
  sdk: "`volume_kms_key` on the Transformer",
  jq: ".TransformResources.VolumeKmsKeyId = $key",
  args: keyArgs,
  guardrail: volumeKey,
};

export const tuningVolumeKey: JobChange = {
  summary: key,
  sdk: "`volume_kms_key` on each Estimator that is tuned",
  jq: "(.TrainingJobDefinition, .TrainingJobDefinitions[]?) |= (if . == null then . else (.ResourceConfig, .HyperParameterTuningResourceConfig) |= (if . == null then . else .VolumeKmsKeyId = $key end) | with_entries(select(.value != null)) end) | with_entries(select(.value != null))",
  args: keyArgs,
  guardrail: volumeKey,
};
