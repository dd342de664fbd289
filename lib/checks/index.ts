import { appChecks } from "./app/index.ts";
import { attackPathChecks } from "./attack-path/index.ts";
import { autoMlJobChecks } from "./auto-ml-job/index.ts";
import { cloudtrailTrailChecks } from "./cloudtrail-trail/index.ts";
import { clusterChecks } from "./cluster/index.ts";
import { clusterNodeChecks } from "./cluster-node/index.ts";
import { compilationJobChecks } from "./compilation-job/index.ts";
import { domainChecks } from "./domain/index.ts";
import { ecrImageChecks } from "./ecr-image/index.ts";
import { ecrRepositoryChecks } from "./ecr-repository/index.ts";
import { endpointChecks } from "./endpoint/index.ts";
import { endpointConfigChecks } from "./endpoint-config/index.ts";
import { guarddutyChecks } from "./guardduty/index.ts";
import { iamRoleChecks } from "./iam-role/index.ts";
import { imageVersionChecks } from "./image-version/index.ts";
import { inferenceComponentChecks } from "./inference-component/index.ts";
import { inferenceExperimentChecks } from "./inference-experiment/index.ts";
import { inferenceRouterChecks } from "./inference-router/index.ts";
import { inspectorChecks } from "./inspector/index.ts";
import { kmsKeyChecks } from "./kms-key/index.ts";
import { labelingJobChecks } from "./labeling-job/index.ts";
import { logGroupChecks } from "./log-group/index.ts";
import { macieChecks } from "./macie/index.ts";
import { modelChecks } from "./model/index.ts";
import { modelPackageGroupChecks } from "./model-package-group/index.ts";
import { noSecrets } from "./no-secrets.ts";
import { notebookInstanceChecks } from "./notebook-instance/index.ts";
import { notebookLifecycleConfigChecks } from "./notebook-lifecycle-config/index.ts";
import { optimizationJobChecks } from "./optimization-job/index.ts";
import { partnerAppChecks } from "./partner-app/index.ts";
import { pipelineChecks } from "./pipeline/index.ts";
import { processingJobChecks } from "./processing-job/index.ts";
import { s3BucketChecks } from "./s3-bucket/index.ts";
import { securityGroupChecks } from "./security-group/index.ts";
import { securityHubChecks } from "./security-hub/index.ts";
import { spaceChecks } from "./space/index.ts";
import { studioLifecycleConfigChecks } from "./studio-lifecycle-config/index.ts";
import { trainingJobChecks } from "./training-job/index.ts";
import { transformJobChecks } from "./transform-job/index.ts";
import { tuningJobChecks } from "./tuning-job/index.ts";
import { userProfileChecks } from "./user-profile/index.ts";
import { vpcChecks } from "./vpc/index.ts";
import { vpcEndpointChecks } from "./vpc-endpoint/index.ts";

/** Every check, sorted by id. Each folder lists its own. */
export const checks = [
  ...appChecks,
  ...attackPathChecks,
  ...autoMlJobChecks,
  ...cloudtrailTrailChecks,
  ...clusterChecks,
  ...clusterNodeChecks,
  ...compilationJobChecks,
  ...domainChecks,
  ...ecrImageChecks,
  ...ecrRepositoryChecks,
  ...endpointChecks,
  ...endpointConfigChecks,
  ...guarddutyChecks,
  ...iamRoleChecks,
  ...imageVersionChecks,
  ...inferenceComponentChecks,
  ...inferenceExperimentChecks,
  ...inferenceRouterChecks,
  ...inspectorChecks,
  ...kmsKeyChecks,
  ...labelingJobChecks,
  ...logGroupChecks,
  ...macieChecks,
  ...modelChecks,
  ...modelPackageGroupChecks,
  ...notebookInstanceChecks,
  ...notebookLifecycleConfigChecks,
  ...optimizationJobChecks,
  ...partnerAppChecks,
  ...pipelineChecks,
  ...processingJobChecks,
  ...s3BucketChecks,
  ...securityGroupChecks,
  ...securityHubChecks,
  ...spaceChecks,
  ...studioLifecycleConfigChecks,
  ...trainingJobChecks,
  ...transformJobChecks,
  ...tuningJobChecks,
  ...userProfileChecks,
  ...vpcChecks,
  ...vpcEndpointChecks,
  ...noSecrets,
].sort((a, b) => (a.id < b.id ? -1 : 1));
