import { accessAnalyzerCollectors } from "./access-analyzer/index.ts";
import { cloudtrailCollectors } from "./cloudtrail/index.ts";
import { cloudwatchCollectors } from "./cloudwatch/index.ts";
import { cognitoCollectors } from "./cognito/index.ts";
import { configCollectors } from "./config/index.ts";
import { ec2Collectors } from "./ec2/index.ts";
import { ecrCollectors } from "./ecr/index.ts";
import { efsCollectors } from "./efs/index.ts";
import { eventsCollectors } from "./events/index.ts";
import { fsxCollectors } from "./fsx/index.ts";
import { greengrassCollectors } from "./greengrass/index.ts";
import { guarddutyCollectors } from "./guardduty/index.ts";
import { iamCollectors } from "./iam/index.ts";
import { inspector2Collectors } from "./inspector2/index.ts";
import { iotCollectors } from "./iot/index.ts";
import { kmsCollectors } from "./kms/index.ts";
import { lambdaCollectors } from "./lambda/index.ts";
import { logsCollectors } from "./logs/index.ts";
import { macie2Collectors } from "./macie2/index.ts";
import { networkFirewallCollectors } from "./network-firewall/index.ts";
import { organizationsCollectors } from "./organizations/index.ts";
import { ramCollectors } from "./ram/index.ts";
import { s3Collectors } from "./s3/index.ts";
import { sagemakerCollectors } from "./sagemaker/index.ts";
import { schedulerCollectors } from "./scheduler/index.ts";
import { secretsManagerCollectors } from "./secretsmanager/index.ts";
import { securityhubCollectors } from "./securityhub/index.ts";
import { snsCollectors } from "./sns/index.ts";
import { ssoCollectors } from "./sso/index.ts";
import { taggingCollectors } from "./tagging/index.ts";

/** Every collector. Each folder lists its own; those of which only what is named is read are run in this order. */
export const collectors = [
  ...cloudtrailCollectors,
  ...configCollectors,
  ...guarddutyCollectors,
  ...securityhubCollectors,
  ...macie2Collectors,
  ...inspector2Collectors,
  ...eventsCollectors,
  ...schedulerCollectors,
  ...cloudwatchCollectors,
  ...ec2Collectors,
  ...networkFirewallCollectors,
  ...greengrassCollectors,
  ...iotCollectors,
  ...s3Collectors,
  ...ecrCollectors,
  ...cognitoCollectors,
  ...efsCollectors,
  ...fsxCollectors,
  ...secretsManagerCollectors,
  ...snsCollectors,
  ...lambdaCollectors,
  ...logsCollectors,
  ...iamCollectors,
  ...kmsCollectors,
  ...organizationsCollectors,
  ...accessAnalyzerCollectors,
  ...ramCollectors,
  ...ssoCollectors,
  ...sagemakerCollectors,
  ...taggingCollectors,
] as const;
