import { type Framework, mapped } from "./framework.ts";

/** Titles: Security Hub user guide, "Security Hub controls for SageMaker AI" and for the other services. */
export const awsFsbp: Framework = {
  id: "aws-fsbp",
  name: "AWS Foundational Security Best Practices",
  version: "1.0.0",
  publisher: "Amazon Web Services",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/fsbp-standard.html",
  controls: {
    ...mapped("Security Hub tests the check's own condition", {
      "CloudTrail.2": "CloudTrail should have encryption at-rest enabled",
      "CloudTrail.4": "CloudTrail log file validation should be enabled",
      "EC2.6": "VPC flow logging should be enabled in all VPCs",
      "ECR.1": "ECR private repositories should have image scanning configured",
      "ECR.2": "ECR private repositories should have tag immutability configured",
      "GuardDuty.1": "GuardDuty should be enabled",
      "IAM.3": "IAM users' access keys should be rotated every 90 days or less",
      "IAM.4": "IAM root user access key should not exist",
      "IAM.5": "MFA should be enabled for all IAM users that have a console password",
      "IAM.6": "Hardware MFA should be enabled for the root user",
      "IAM.7": "Password policies for IAM users should have strong configurations",
      "IAM.8": "Unused IAM user credentials should be removed",
      "Inspector.2": "Amazon Inspector ECR scanning should be enabled",
      "Macie.1": "Amazon Macie should be enabled",
      "S3.2": "S3 general purpose buckets should block public read access",
      "S3.3": "S3 general purpose buckets should block public write access",
      "S3.5": "S3 general purpose buckets should require requests to use SSL",
      "SageMaker.1": "Amazon SageMaker notebook instances should not have direct internet access",
      "SageMaker.2": "SageMaker notebook instances should be launched in a custom VPC",
      "SageMaker.3": "Users should not have root access to SageMaker notebook instances",
      "SageMaker.4": "SageMaker endpoint production variants should have an initial instance count greater than 1",
      "SageMaker.5": "SageMaker models should have network isolation enabled",
      "SageMaker.8": "SageMaker notebook instances should run on supported platforms",
    }),
  },
};
