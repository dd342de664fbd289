import { cloudtrailCollectors } from "./cloudtrail/index.ts";
import { cloudwatchCollectors } from "./cloudwatch/index.ts";
import { configCollectors } from "./config/index.ts";
import { ec2Collectors } from "./ec2/index.ts";
import { ecrCollectors } from "./ecr/index.ts";
import { eventsCollectors } from "./events/index.ts";
import { guarddutyCollectors } from "./guardduty/index.ts";
import { iamCollectors } from "./iam/index.ts";
import { inspector2Collectors } from "./inspector2/index.ts";
import { kmsCollectors } from "./kms/index.ts";
import { logsCollectors } from "./logs/index.ts";
import { macie2Collectors } from "./macie2/index.ts";
import { s3Collectors } from "./s3/index.ts";
import { sagemakerCollectors } from "./sagemaker/index.ts";
import { securityhubCollectors } from "./securityhub/index.ts";

/** Every collector. Each folder lists its own; those of which only what is named is read are run in this order. */
export const collectors = [
  ...cloudtrailCollectors,
  ...configCollectors,
  ...guarddutyCollectors,
  ...securityhubCollectors,
  ...macie2Collectors,
  ...inspector2Collectors,
  ...eventsCollectors,
  ...logsCollectors,
  ...cloudwatchCollectors,
  ...ec2Collectors,
  ...s3Collectors,
  ...ecrCollectors,
  ...iamCollectors,
  ...kmsCollectors,
  ...sagemakerCollectors,
] as const;
