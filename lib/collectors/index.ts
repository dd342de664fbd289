import { accessAnalyzerCollectors } from "./access-analyzer/index.ts";
import { cloudtrailCollectors } from "./cloudtrail/index.ts";
import { ec2Collectors } from "./ec2/index.ts";
import { ecrCollectors } from "./ecr/index.ts";
import { iamCollectors } from "./iam/index.ts";
import { kmsCollectors } from "./kms/index.ts";
import { organizationsCollectors } from "./organizations/index.ts";
import { ramCollectors } from "./ram/index.ts";
import { s3Collectors } from "./s3/index.ts";
import { sagemakerCollectors } from "./sagemaker/index.ts";
import { ssoCollectors } from "./sso/index.ts";

/** Every collector. Each folder lists its own; those of which only what is named is read are run in this order. */
export const collectors = [
  ...cloudtrailCollectors,
  ...ec2Collectors,
  ...s3Collectors,
  ...ecrCollectors,
  ...iamCollectors,
  ...kmsCollectors,
  ...organizationsCollectors,
  ...accessAnalyzerCollectors,
  ...ramCollectors,
  ...ssoCollectors,
  ...sagemakerCollectors,
] as const;
