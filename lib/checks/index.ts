import { accessAnalyzerChecks } from "./access-analyzer/index.ts";
import { appChecks } from "./app/index.ts";
import { appImageConfigChecks } from "./app-image-config/index.ts";
import { attackPathChecks } from "./attack-path/index.ts";
import { autoMlJobChecks } from "./auto-ml-job/index.ts";
import { cloudtrailTrailChecks } from "./cloudtrail-trail/index.ts";
import { clusterChecks } from "./cluster/index.ts";
import { clusterNodeChecks } from "./cluster-node/index.ts";
import { compilationJobChecks } from "./compilation-job/index.ts";
import { dataQualityJobDefinitionChecks } from "./data-quality-job-definition/index.ts";
import { deviceFleetChecks } from "./device-fleet/index.ts";
import { domainChecks } from "./domain/index.ts";
import { ecrImageChecks } from "./ecr-image/index.ts";
import { ecrRepositoryChecks } from "./ecr-repository/index.ts";
import { endpointChecks } from "./endpoint/index.ts";
import { endpointConfigChecks } from "./endpoint-config/index.ts";
import { featureGroupChecks } from "./feature-group/index.ts";
import { flowDefinitionChecks } from "./flow-definition/index.ts";
import { greengrassDeploymentChecks } from "./greengrass-deployment/index.ts";
import { guarddutyChecks } from "./guardduty/index.ts";
import { iamAccountChecks } from "./iam-account/index.ts";
import { iamPolicyChecks } from "./iam-policy/index.ts";
import { iamRoleChecks } from "./iam-role/index.ts";
import { iamUserChecks } from "./iam-user/index.ts";
import { identityPathChecks } from "./identity-path/index.ts";
import { imageChecks } from "./image/index.ts";
import { imageVersionChecks } from "./image-version/index.ts";
import { inferenceComponentChecks } from "./inference-component/index.ts";
import { inferenceExperimentChecks } from "./inference-experiment/index.ts";
import { inferenceRouterChecks } from "./inference-router/index.ts";
import { inspectorChecks } from "./inspector/index.ts";
import { iotCertificateChecks } from "./iot-certificate/index.ts";
import { iotPolicyChecks } from "./iot-policy/index.ts";
import { iotRoleAliasChecks } from "./iot-role-alias/index.ts";
import { kmsKeyChecks } from "./kms-key/index.ts";
import { labelingJobChecks } from "./labeling-job/index.ts";
import { lineageGroupChecks } from "./lineage-group/index.ts";
import { logGroupChecks } from "./log-group/index.ts";
import { macieChecks } from "./macie/index.ts";
import { mlflowAppChecks } from "./mlflow-app/index.ts";
import { mlflowTrackingServerChecks } from "./mlflow-tracking-server/index.ts";
import { modelChecks } from "./model/index.ts";
import { modelBiasJobDefinitionChecks } from "./model-bias-job-definition/index.ts";
import { modelCardChecks } from "./model-card/index.ts";
import { modelExplainabilityJobDefinitionChecks } from "./model-explainability-job-definition/index.ts";
import { modelPackageChecks } from "./model-package/index.ts";
import { modelPackageGroupChecks } from "./model-package-group/index.ts";
import { modelQualityJobDefinitionChecks } from "./model-quality-job-definition/index.ts";
import { monitoringScheduleChecks } from "./monitoring-schedule/index.ts";
import { noSecrets } from "./no-secrets.ts";
import { notebookInstanceChecks } from "./notebook-instance/index.ts";
import { notebookLifecycleConfigChecks } from "./notebook-lifecycle-config/index.ts";
import { optimizationJobChecks } from "./optimization-job/index.ts";
import { organizationChecks } from "./organization/index.ts";
import { partnerAppChecks } from "./partner-app/index.ts";
import { pipelineChecks } from "./pipeline/index.ts";
import { processingJobChecks } from "./processing-job/index.ts";
import { ramShareChecks } from "./ram-share/index.ts";
import { s3AccountChecks } from "./s3-account/index.ts";
import { s3BucketChecks } from "./s3-bucket/index.ts";
import { securityGroupChecks } from "./security-group/index.ts";
import { securityHubChecks } from "./security-hub/index.ts";
import { servicecatalogPortfolioChecks } from "./servicecatalog-portfolio/index.ts";
import { spaceChecks } from "./space/index.ts";
import { studioLifecycleConfigChecks } from "./studio-lifecycle-config/index.ts";
import { subnetChecks } from "./subnet/index.ts";
import { trainingJobChecks } from "./training-job/index.ts";
import { transformJobChecks } from "./transform-job/index.ts";
import { tuningJobChecks } from "./tuning-job/index.ts";
import { userProfileChecks } from "./user-profile/index.ts";
import { vpcChecks } from "./vpc/index.ts";
import { vpcEndpointChecks } from "./vpc-endpoint/index.ts";
import { workforceChecks } from "./workforce/index.ts";
import { workteamChecks } from "./workteam/index.ts";

/** Every check, sorted by id. Each folder lists its own. */
export const checks = [
  ...accessAnalyzerChecks,
  ...appChecks,
  ...appImageConfigChecks,
  ...attackPathChecks,
  ...autoMlJobChecks,
  ...cloudtrailTrailChecks,
  ...clusterChecks,
  ...clusterNodeChecks,
  ...compilationJobChecks,
  ...dataQualityJobDefinitionChecks,
  ...deviceFleetChecks,
  ...domainChecks,
  ...ecrImageChecks,
  ...ecrRepositoryChecks,
  ...endpointChecks,
  ...endpointConfigChecks,
  ...featureGroupChecks,
  ...flowDefinitionChecks,
  ...greengrassDeploymentChecks,
  ...guarddutyChecks,
  ...iamAccountChecks,
  ...iamPolicyChecks,
  ...iamRoleChecks,
  ...iamUserChecks,
  ...identityPathChecks,
  ...imageChecks,
  ...imageVersionChecks,
  ...inferenceComponentChecks,
  ...inferenceExperimentChecks,
  ...inferenceRouterChecks,
  ...inspectorChecks,
  ...iotCertificateChecks,
  ...iotPolicyChecks,
  ...iotRoleAliasChecks,
  ...kmsKeyChecks,
  ...labelingJobChecks,
  ...lineageGroupChecks,
  ...logGroupChecks,
  ...macieChecks,
  ...mlflowAppChecks,
  ...mlflowTrackingServerChecks,
  ...modelBiasJobDefinitionChecks,
  ...modelCardChecks,
  ...modelChecks,
  ...modelExplainabilityJobDefinitionChecks,
  ...modelPackageChecks,
  ...modelPackageGroupChecks,
  ...modelQualityJobDefinitionChecks,
  ...monitoringScheduleChecks,
  ...noSecrets,
  ...notebookInstanceChecks,
  ...notebookLifecycleConfigChecks,
  ...optimizationJobChecks,
  ...organizationChecks,
  ...partnerAppChecks,
  ...pipelineChecks,
  ...processingJobChecks,
  ...ramShareChecks,
  ...s3AccountChecks,
  ...s3BucketChecks,
  ...securityGroupChecks,
  ...securityHubChecks,
  ...servicecatalogPortfolioChecks,
  ...spaceChecks,
  ...studioLifecycleConfigChecks,
  ...subnetChecks,
  ...trainingJobChecks,
  ...transformJobChecks,
  ...tuningJobChecks,
  ...userProfileChecks,
  ...vpcChecks,
  ...vpcEndpointChecks,
  ...workforceChecks,
  ...workteamChecks,
].sort((a, b) => (a.id < b.id ? -1 : 1));
