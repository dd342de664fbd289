import { type Framework, mapped } from "./framework.ts";

/** Titles: Security Hub user guide, "Security Hub controls for SageMaker AI" and "for Amazon S3". */
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
      "ECR.1": "ECR private repositories should have image scanning configured",
      "ECR.2": "ECR private repositories should have tag immutability configured",
      "ECR.3": "ECR repositories should have at least one lifecycle policy configured",
      "GuardDuty.1": "GuardDuty should be enabled",
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
