/** A request as IAM sees it: the condition keys that it fills. A field that is not named fills none. */
export type Keys = Readonly<Record<string, string | readonly string[]>>;

const create = (noun: string) => `sagemaker:Create${noun}`;
const key = "arn:aws:kms:us-east-1:1:key/x";
const ebs = { "sagemaker:InstanceTypes": ["ml.m5.xlarge"] };
const nvme = { "sagemaker:InstanceTypes": ["ml.g5.xlarge"] };
const subnets = { "sagemaker:VpcSubnets": ["SUBNET_ID"] };
const updateNotebook = "sagemaker:UpdateNotebookInstance";
const imds = "sagemaker:MinimumInstanceMetadataServiceVersion";
const attach = "iam:AttachRolePolicy";
const policy = (name: string) => ({ "iam:PolicyARN": `arn:aws:iam::aws:policy/${name}` });

/** By statement, or statements that belong together: requests they must stop, and requests they must let pass. */
export const requests: Record<string, { stops: [string, Keys][]; passes: [string, Keys][] }> = {
  DenyAttachingAdministratorAccess: {
    stops: [[attach, policy("AdministratorAccess")]],
    passes: [[attach, policy("ReadOnlyAccess")]],
  },
  DenyDefaultBucketsOfOthers: {
    stops: [["s3:PutObject", { "aws:ResourceAccount": "611111111116" }]],
    passes: [
      ["s3:PutObject", { "aws:ResourceAccount": "482915630174" }],
      ["s3:GetBucketAcl", { "aws:ResourceAccount": "611111111116" }],
    ],
  },
  DenyAttachingAmazonSageMakerFullAccess: {
    stops: [[attach, policy("AmazonSageMakerFullAccess")]],
    passes: [[attach, policy("AmazonSageMakerReadOnly")]],
  },
  DenyDomainsWithoutKmsKey: {
    stops: [[create("Domain"), {}]],
    passes: [[create("Domain"), { "sagemaker:VolumeKmsKeyArn": key }]],
  },
  DenyClustersOutsideVpc: {
    stops: [[create("Cluster"), {}]],
    // A change of a cluster need not name its network again.
    passes: [
      [create("Cluster"), subnets],
      ["sagemaker:UpdateCluster", {}],
    ],
  },
  DenyDomainsOutsideVpc: {
    stops: [
      [create("Domain"), {}],
      [create("Domain"), { "sagemaker:AppNetworkAccessType": "PublicInternetOnly" }],
    ],
    passes: [
      [create("Domain"), { "sagemaker:AppNetworkAccessType": "VpcOnly" }],
      ["sagemaker:UpdateDomain", {}],
    ],
  },
  DenyDomainsOutsidePrivateSubnets: {
    stops: [
      [create("Domain"), {}],
      [create("Domain"), { "sagemaker:VpcSubnets": ["SUBNET_ID", "subnet-open"] }],
    ],
    passes: [
      [create("Domain"), subnets],
      ["sagemaker:UpdateDomain", {}],
    ],
  },
  DenyDomainsWithoutIdentityCenter: {
    stops: [
      [create("Domain"), {}],
      [create("Domain"), { "sagemaker:AuthMode": "IAM" }],
    ],
    passes: [[create("Domain"), { "sagemaker:AuthMode": "SSO" }]],
  },
  DenyPlainHttpToBuckets: {
    stops: [["s3:GetObject", { "aws:SecureTransport": "false" }]],
    passes: [
      ["s3:GetObject", { "aws:SecureTransport": "true" }],
      ["sagemaker:ListModels", { "aws:SecureTransport": "false" }],
    ],
  },
  DenyRemoteDebuggingOfJobs: {
    stops: [
      [create("TrainingJob"), { "sagemaker:EnableRemoteDebug": "true" }],
      ["sagemaker:UpdateTrainingJob", { "sagemaker:EnableRemoteDebug": "true" }],
    ],
    passes: [
      [create("TrainingJob"), {}],
      ["sagemaker:UpdateTrainingJob", { "sagemaker:EnableRemoteDebug": "false" }],
    ],
  },
  DenyLongWarmPools: {
    stops: [[create("TrainingJob"), { "sagemaker:KeepAlivePeriod": "3600" }]],
    passes: [
      [create("TrainingJob"), {}],
      ["sagemaker:UpdateTrainingJob", { "sagemaker:KeepAlivePeriod": "0" }],
    ],
  },
  DenyJobsThatMayRunForLong: {
    stops: [[create("TrainingJob"), { "sagemaker:MaxRuntimeInSeconds": "2419200" }]],
    passes: [
      [create("ProcessingJob"), {}],
      [create("TrainingJob"), { "sagemaker:MaxRuntimeInSeconds": "86400" }],
    ],
  },
  DenyJobOutputWithoutKmsKey: {
    stops: [
      [create("ProcessingJob"), {}],
      [create("AutoMLJobV2"), {}],
    ],
    passes: [[create("TransformJob"), { "sagemaker:OutputKmsKeyArn": key }]],
  },
  DenyAutoMlJobsOutsideVpc: {
    stops: [[create("AutoMLJobV2"), {}]],
    passes: [[create("AutoMLJobV2"), subnets]],
  },
  DenyAutoMlJobsWithPlainTrafficBetweenInstances: {
    stops: [
      [create("AutoMLJob"), {}],
      [create("AutoMLJobV2"), { "sagemaker:InterContainerTrafficEncryption": "false" }],
    ],
    passes: [[create("AutoMLJobV2"), { "sagemaker:InterContainerTrafficEncryption": "true" }]],
  },
  DenyAutoMlVolumesWithoutKmsKey: {
    stops: [[create("AutoMLJobV2"), {}]],
    passes: [[create("AutoMLJobV2"), { "sagemaker:VolumeKmsKeyArn": key }]],
  },
  DenyRemoteAccessToSpaces: {
    stops: [
      [create("Space"), { "sagemaker:RemoteAccess": "ENABLED" }],
      ["sagemaker:UpdateSpace", { "sagemaker:RemoteAccess": "ENABLED" }],
    ],
    passes: [
      [create("Space"), {}],
      ["sagemaker:UpdateSpace", {}],
      ["sagemaker:UpdateSpace", { "sagemaker:RemoteAccess": "DISABLED" }],
      ["sagemaker:StartSession", {}],
    ],
  },
  DenyEndpointVolumesWithoutKmsKey: {
    stops: [
      [create("EndpointConfig"), ebs],
      [create("EndpointConfig"), { "sagemaker:InstanceTypes": ["ml.g5.xlarge", "ml.m5.large"] }],
    ],
    passes: [
      [create("EndpointConfig"), { ...ebs, "sagemaker:VolumeKmsKeyArn": key }],
      [create("EndpointConfig"), nvme],
      [create("EndpointConfig"), {}],
    ],
  },
  DenyComponentHostsWithoutIsolation: {
    stops: [
      [create("EndpointConfig"), {}],
      [create("EndpointConfig"), { "sagemaker:NetworkIsolation": "false" }],
    ],
    passes: [
      [create("EndpointConfig"), { "sagemaker:NetworkIsolation": "true" }],
      [create("EndpointConfig"), { "sagemaker:ModelArn": "arn:model" }],
    ],
  },
  DenyComponentHostsOutsideVpc: {
    stops: [[create("EndpointConfig"), {}]],
    passes: [
      [create("EndpointConfig"), subnets],
      [create("EndpointConfig"), { "sagemaker:ModelArn": "arn:model" }],
    ],
  },
  DenyModelsOutsideVpc: { stops: [[create("Model"), {}]], passes: [[create("Model"), subnets]] },
  DenyModelsWithoutNetworkIsolation: {
    stops: [
      [create("Model"), {}],
      [create("Model"), { "sagemaker:NetworkIsolation": "false" }],
    ],
    passes: [[create("Model"), { "sagemaker:NetworkIsolation": "true" }]],
  },
  DenyReviewsByThePublic: {
    stops: [[create("FlowDefinition"), { "sagemaker:WorkteamType": "public-crowd" }]],
    passes: [[create("FlowDefinition"), { "sagemaker:WorkteamType": "private-crowd" }]],
  },
  DenyMonitoringWithoutNetworkIsolation: {
    stops: [
      [create("DataQualityJobDefinition"), {}],
      [create("ModelBiasJobDefinition"), { "sagemaker:NetworkIsolation": "false" }],
    ],
    // A schedule may leave all of it to the definition that it names.
    passes: [
      [create("ModelQualityJobDefinition"), { "sagemaker:NetworkIsolation": "true" }],
      [create("MonitoringSchedule"), {}],
    ],
  },
  DenyMonitoringOutsideVpc: {
    stops: [[create("ModelExplainabilityJobDefinition"), {}]],
    passes: [[create("DataQualityJobDefinition"), subnets]],
  },
  DenyMonitoringWithPlainTrafficBetweenInstances: {
    stops: [[create("DataQualityJobDefinition"), {}]],
    passes: [[create("DataQualityJobDefinition"), { "sagemaker:InterContainerTrafficEncryption": "true" }]],
  },
  DenyMonitoringVolumesWithoutKmsKey: {
    stops: [[create("ModelBiasJobDefinition"), {}]],
    passes: [[create("ModelBiasJobDefinition"), { "sagemaker:VolumeKmsKeyArn": key }]],
  },
  DenyMonitoringReportsWithoutKmsKey: {
    stops: [[create("ModelBiasJobDefinition"), {}]],
    passes: [[create("ModelBiasJobDefinition"), { "sagemaker:OutputKmsKeyArn": key }]],
  },
  DenyNotebooksWithoutKmsKey: {
    stops: [[create("NotebookInstance"), {}]],
    passes: [
      [create("NotebookInstance"), { "sagemaker:VolumeKmsKeyArn": key }],
      [updateNotebook, {}],
    ],
  },
  DenyNotebooksOutsideVpc: {
    stops: [[create("NotebookInstance"), {}]],
    passes: [
      [create("NotebookInstance"), subnets],
      [updateNotebook, {}],
    ],
  },
  DenyNotebooksWithDirectInternetAccess: {
    stops: [
      [create("NotebookInstance"), {}],
      [create("NotebookInstance"), { "sagemaker:DirectInternetAccess": "Enabled" }],
    ],
    passes: [
      [create("NotebookInstance"), { "sagemaker:DirectInternetAccess": "Disabled" }],
      [updateNotebook, {}],
    ],
  },
  DenyNotebooksOutsidePrivateSubnets: {
    stops: [
      [create("NotebookInstance"), {}],
      [create("NotebookInstance"), { "sagemaker:VpcSubnets": ["subnet-open"] }],
    ],
    passes: [
      [create("NotebookInstance"), subnets],
      [updateNotebook, {}],
    ],
  },
  DenyNotebookRootAccess: {
    stops: [
      [create("NotebookInstance"), {}],
      [create("NotebookInstance"), { "sagemaker:RootAccess": "Enabled" }],
      [updateNotebook, { "sagemaker:RootAccess": "Enabled" }],
    ],
    passes: [
      [create("NotebookInstance"), { "sagemaker:RootAccess": "Disabled" }],
      [updateNotebook, { "sagemaker:RootAccess": "Disabled" }],
      // Only another instance type, say: root access stays as it is.
      [updateNotebook, {}],
    ],
  },
  DenyNotebooksWithImdsV1: {
    stops: [
      [create("NotebookInstance"), {}],
      [create("NotebookInstance"), { [imds]: "1" }],
      [updateNotebook, { [imds]: "1" }],
    ],
    passes: [
      [create("NotebookInstance"), { [imds]: "2" }],
      [updateNotebook, { [imds]: "2" }],
      [updateNotebook, {}],
    ],
  },
  DenyJobVolumesWithoutKmsKey: {
    stops: [
      [create("TrainingJob"), ebs],
      [create("TransformJob"), ebs],
    ],
    passes: [
      [create("TrainingJob"), { ...ebs, "sagemaker:VolumeKmsKeyArn": key }],
      [create("ProcessingJob"), nvme],
    ],
  },
  DenyJobsWithoutNetworkIsolation: {
    stops: [
      [create("TrainingJob"), {}],
      [create("ProcessingJob"), { "sagemaker:NetworkIsolation": "false" }],
    ],
    passes: [
      [create("TrainingJob"), { "sagemaker:NetworkIsolation": "true" }],
      [create("TransformJob"), {}],
    ],
  },
  DenyJobsOutsideVpc: {
    stops: [[create("TrainingJob"), {}]],
    passes: [
      [create("HyperParameterTuningJob"), subnets],
      [create("TransformJob"), {}],
    ],
  },
  DenyJobsWithPlainTrafficBetweenInstances: {
    stops: [
      [create("TrainingJob"), {}],
      [create("TrainingJob"), { "sagemaker:InterContainerTrafficEncryption": "false" }],
    ],
    passes: [[create("ProcessingJob"), { "sagemaker:InterContainerTrafficEncryption": "true" }]],
  },
  DenyTrainingOutputWithoutKmsKey: {
    stops: [[create("TrainingJob"), {}]],
    passes: [[create("TrainingJob"), { "sagemaker:OutputKmsKeyArn": key }]],
  },
};
