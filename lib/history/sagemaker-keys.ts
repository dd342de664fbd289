/*
 * The condition keys that SageMaker fills out of a request, and where in the request of each action the value stands, as CloudTrail
 * writes it. A key of an action that is not here is not known; the deprecated keys for KMS are not, since AWS does not say what they hold.
 * Sources: Service Authorization Reference, "Amazon SageMaker", condition keys of each action; SageMaker API model, request members.
 * tests/history/keys.test.ts holds both to it. Past 200 lines, since one table is read as a whole.
 */

export interface RequestKey {
  /** Paths by action. A path into a list ends with `[]`. */
  at: Readonly<Record<string, readonly string[]>>;
  /** The key holds all values of a list. */
  many?: true;
  /** What the key holds is not what the request says: the ARN of a key, where the request may have an alias or an id; or of what it names. */
  holds?: "key-arn" | "arn-of-name" | "workteam-type" | "presence";
}

const types = ["DataQuality", "ModelBias", "ModelExplainability", "ModelQuality"];
const definitions = types.map((type) => [`Create${type}JobDefinition`, type] as const);
const schedules = ["CreateMonitoringSchedule", "UpdateMonitoringSchedule"];
const inSchedule = "monitoringScheduleConfig.monitoringJobDefinition";
const inTuning = ["trainingJobDefinition", "trainingJobDefinitions[]"];

const each = (actions: readonly string[], ...paths: string[]) => Object.fromEntries(actions.map((one) => [one, paths]));
const ofTuning = (...paths: string[]) => ({
  CreateHyperParameterTuningJob: inTuning.flatMap((place) => paths.map((path) => `${place}.${path}`)),
});
const ofDefinitions = (path: (type: string) => string) =>
  Object.fromEntries(
    definitions.map(([action, type]) => [action, [path(`${type[0]?.toLowerCase()}${type.slice(1)}`)]]),
  );
const ofMonitoring = (path: string) => ({
  ...ofDefinitions(() => path),
  ...each(schedules, `${inSchedule}.${path}`),
});
const ofAutoMl = (path: string) => ({
  CreateAutoMLJob: [`autoMLJobConfig.securityConfig.${path}`],
  CreateAutoMLJobV2: [`securityConfig.${path}`],
});

/** Where jobs say their network. */
const inNetwork = (path: string) => ({
  CreateTrainingJob: [path],
  ...ofTuning(path),
  CreateProcessingJob: [`networkConfig.${path}`],
  ...ofMonitoring(`networkConfig.${path}`),
});
const inVpc = (list: string) => ({
  ...inNetwork(`vpcConfig.${list}`),
  ...ofAutoMl(`vpcConfig.${list}`),
  ...each(["CreateModel", "CreateEndpointConfig"], `vpcConfig.${list}`),
  CreateCluster: [`vpcConfig.${list}`, `instanceGroups[].overrideVpcConfig.${list}`],
  UpdateCluster: [`instanceGroups[].overrideVpcConfig.${list}`],
});
const resources = (path: string) => ({
  CreateTrainingJob: [`resourceConfig.${path}`],
  ...ofTuning(`resourceConfig.${path}`),
  CreateProcessingJob: [`processingResources.clusterConfig.${path}`],
  CreateTransformJob: [`transformResources.${path}`],
  ...ofDefinitions(() => `jobResources.clusterConfig.${path}`),
  ...each(schedules, `${inSchedule}.monitoringResources.clusterConfig.${path}`),
});
const fileSystem = (path: string) => ({
  at: {
    CreateTrainingJob: [`inputDataConfig[].dataSource.fileSystemDataSource.${path}`],
    ...ofTuning(`inputDataConfig[].dataSource.fileSystemDataSource.${path}`),
  },
});
const notebooks = ["CreateNotebookInstance", "UpdateNotebookInstance"];
const trainings = ["CreateTrainingJob", "UpdateTrainingJob"];
const packages = ["CreateModelPackage", "UpdateModelPackage"];
const spaces = ["CreateSpace", "UpdateSpace"];

/** By key, in lower case: condition keys are not case-sensitive. */
export const sagemakerKeys: Readonly<Record<string, RequestKey>> = {
  "sagemaker:networkisolation": {
    at: {
      ...inNetwork("enableNetworkIsolation"),
      ...each(["CreateModel", "CreateEndpointConfig"], "enableNetworkIsolation"),
    },
  },
  "sagemaker:intercontainertrafficencryption": {
    at: {
      ...inNetwork("enableInterContainerTrafficEncryption"),
      ...ofAutoMl("enableInterContainerTrafficEncryption"),
    },
  },
  "sagemaker:vpcsubnets": {
    at: {
      ...inVpc("subnets[]"),
      CreateNotebookInstance: ["subnetId"],
      ...each(["CreateDomain", "UpdateDomain"], "subnetIds[]"),
    },
    many: true,
  },
  "sagemaker:vpcsecuritygroupids": {
    at: {
      ...inVpc("securityGroupIds[]"),
      CreateNotebookInstance: ["securityGroupIds[]"],
      ...each(["CreateDomain", "UpdateDomain"], "defaultUserSettings.securityGroups[]"),
      ...each(["CreateUserProfile", "UpdateUserProfile"], "userSettings.securityGroups[]"),
    },
    many: true,
  },
  "sagemaker:instancetypes": {
    at: {
      ...resources("instanceType"),
      CreateTrainingJob: ["resourceConfig.instanceType", "resourceConfig.instanceGroups[].instanceType"],
      CreateHyperParameterTuningJob: [
        ...inTuning.flatMap((place) => [
          `${place}.resourceConfig.instanceType`,
          `${place}.resourceConfig.instanceGroups[].instanceType`,
          `${place}.hyperParameterTuningResourceConfig.instanceType`,
          `${place}.hyperParameterTuningResourceConfig.instanceConfigs[].instanceType`,
        ]),
      ],
      CreateEndpointConfig: ["productionVariants[].instanceType", "shadowProductionVariants[].instanceType"],
      ...each(["CreateCluster", "UpdateCluster"], "instanceGroups[].instanceType"),
      ...each(notebooks, "instanceType"),
      CreateApp: ["resourceSpec.instanceType"],
    },
    many: true,
  },
  "sagemaker:acceleratortypes": {
    at: {
      CreateEndpointConfig: ["productionVariants[].acceleratorType", "shadowProductionVariants[].acceleratorType"],
      ...each(notebooks, "acceleratorTypes[]"),
    },
    many: true,
  },
  "sagemaker:volumekmskeyarn": {
    at: {
      ...resources("volumeKmsKeyId"),
      CreateHyperParameterTuningJob: inTuning.flatMap((place) => [
        `${place}.resourceConfig.volumeKmsKeyId`,
        `${place}.hyperParameterTuningResourceConfig.volumeKmsKeyId`,
      ]),
      ...ofAutoMl("volumeKmsKeyId"),
      CreateLabelingJob: ["labelingJobAlgorithmsConfig.labelingJobResourceConfig.volumeKmsKeyId"],
      ...each(["CreateNotebookInstance", "CreateEndpointConfig"], "kmsKeyId"),
      CreateDomain: ["kmsKeyId", "homeEfsFileSystemKmsKeyId"],
    },
    holds: "key-arn",
  },
  "sagemaker:outputkmskeyarn": {
    at: {
      CreateTrainingJob: ["outputDataConfig.kmsKeyId"],
      ...ofTuning("outputDataConfig.kmsKeyId"),
      CreateProcessingJob: ["processingOutputConfig.kmsKeyId"],
      CreateTransformJob: ["transformOutput.kmsKeyId"],
      ...each(["CreateAutoMLJob", "CreateAutoMLJobV2"], "outputDataConfig.kmsKeyId"),
      CreateLabelingJob: ["outputConfig.kmsKeyId"],
      ...ofDefinitions((type) => `${type}JobOutputConfig.kmsKeyId`),
      ...each(schedules, `${inSchedule}.monitoringOutputConfig.kmsKeyId`),
    },
    holds: "key-arn",
  },
  "sagemaker:maxruntimeinseconds": {
    at: {
      ...each(["CreateTrainingJob", "CreateProcessingJob"], "stoppingCondition.maxRuntimeInSeconds"),
      ...ofTuning("stoppingCondition.maxRuntimeInSeconds"),
      ...ofMonitoring("stoppingCondition.maxRuntimeInSeconds"),
    },
  },
  "sagemaker:enableremotedebug": { at: each(trainings, "remoteDebugConfig.enableRemoteDebug") },
  "sagemaker:keepaliveperiod": { at: each(trainings, "resourceConfig.keepAlivePeriodInSeconds") },
  "sagemaker:filesystemaccessmode": fileSystem("fileSystemAccessMode"),
  "sagemaker:filesystemdirectorypath": fileSystem("directoryPath"),
  "sagemaker:filesystemid": fileSystem("fileSystemId"),
  "sagemaker:filesystemtype": fileSystem("fileSystemType"),
  "sagemaker:modelarn": {
    at: {
      CreateEndpointConfig: ["productionVariants[].modelName", "shadowProductionVariants[].modelName"],
      CreateInferenceComponent: ["specification.modelName"],
      CreateTransformJob: ["modelName"],
    },
    holds: "arn-of-name",
  },
  "sagemaker:serverlessmaxconcurrency": {
    at: { CreateEndpointConfig: ["productionVariants[].serverlessConfig.maxConcurrency"] },
  },
  "sagemaker:serverlessmemorysize": {
    at: { CreateEndpointConfig: ["productionVariants[].serverlessConfig.memorySizeInMB"] },
  },
  "sagemaker:directinternetaccess": { at: { CreateNotebookInstance: ["directInternetAccess"] } },
  "sagemaker:rootaccess": { at: each(notebooks, "rootAccess") },
  "sagemaker:minimuminstancemetadataserviceversion": {
    at: each(notebooks, "instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion"),
  },
  "sagemaker:notebookinstancelifecycleconfigarns": {
    at: { CreateNotebookInstance: ["lifecycleConfigName"], UpdateNotebookInstance: ["lifecycleConfigName"] },
    holds: "arn-of-name",
  },
  "sagemaker:appnetworkaccesstype": { at: each(["CreateDomain", "UpdateDomain"], "appNetworkAccessType") },
  "sagemaker:authmode": { at: { CreateDomain: ["authMode"] } },
  "sagemaker:domainsharingoutputkmskeyarn": {
    at: {
      ...each(["CreateDomain", "UpdateDomain"], "defaultUserSettings.sharingSettings.s3KmsKeyId"),
      ...each(["CreateUserProfile", "UpdateUserProfile"], "userSettings.sharingSettings.s3KmsKeyId"),
    },
    holds: "key-arn",
  },
  "sagemaker:remoteaccess": { at: each(spaces, "spaceSettings.remoteAccess") },
  "sagemaker:spacesharingtype": { at: { CreateSpace: ["spaceSharingSettings.sharingType"] } },
  "sagemaker:owneruserprofilearn": {
    at: { CreateSpace: ["ownershipSettings.ownerUserProfileName"] },
    holds: "arn-of-name",
  },
  "sagemaker:workteamarn": {
    at: { CreateFlowDefinition: ["humanLoopConfig.workteamArn"], CreateLabelingJob: ["humanTaskConfig.workteamArn"] },
  },
  "sagemaker:workteamtype": {
    at: { CreateFlowDefinition: ["humanLoopConfig.workteamArn"], CreateLabelingJob: ["humanTaskConfig.workteamArn"] },
    holds: "workteam-type",
  },
  "sagemaker:modelapprovalstatus": { at: each(packages, "modelApprovalStatus") },
  "sagemaker:featuregroupenableonlinestore": { at: { CreateFeatureGroup: ["onlineStoreConfig.enableOnlineStore"] } },
  "sagemaker:featuregroupofflinestoreconfig": { at: { CreateFeatureGroup: ["offlineStoreConfig"] }, holds: "presence" },
  "sagemaker:featuregroupdisablegluetablecreation": {
    at: { CreateFeatureGroup: ["offlineStoreConfig.disableGlueTableCreation"] },
  },
  "sagemaker:featuregroupofflinestores3uri": {
    at: { CreateFeatureGroup: ["offlineStoreConfig.s3StorageConfig.s3Uri"] },
  },
  "sagemaker:featuregroupofflinestorekmskeyarn": {
    at: { CreateFeatureGroup: ["offlineStoreConfig.s3StorageConfig.kmsKeyId"] },
    holds: "key-arn",
  },
  "sagemaker:featuregrouponlinestorekmskeyarn": {
    at: { CreateFeatureGroup: ["onlineStoreConfig.securityConfig.kmsKeyId"] },
    holds: "key-arn",
  },
};
