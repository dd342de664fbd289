import { type Framework, mapped } from "./framework.ts";

/** Titles of the policy index. */
export const checkov: Framework = {
  id: "checkov",
  name: "Checkov policies",
  version: "2026-08",
  publisher: "Prisma Cloud",
  source: "https://www.checkov.io/5.Policy%20Index/terraform.html",
  controls: {
    ...mapped("The policy tests the same condition in templates", {
      CKV2_AWS_68: "Ensure SageMaker notebook instance IAM policy is not overly permissive",
      CKV_AWS_7: "Ensure rotation for customer created CMKs is enabled",
      CKV_AWS_21: "Ensure all data stored in the S3 bucket have versioning enabled",
      CKV_AWS_22: "Ensure SageMaker Notebook is encrypted at rest using KMS CMK",
      CKV_AWS_33: "Ensure KMS key policy does not contain wildcard (*) principal",
      CKV_AWS_35: "Ensure CloudTrail logs are encrypted at rest using KMS CMKs",
      CKV_AWS_36: "Ensure CloudTrail log file validation is enabled",
      CKV_AWS_51: "Ensure ECR Image Tags are immutable",
      CKV_AWS_98: "Ensure all data stored in the SageMaker Endpoint is securely encrypted at rest",
      CKV_AWS_122: "Ensure that direct internet access is disabled for an Amazon SageMaker Notebook Instance",
      CKV_AWS_136: "Ensure that ECR repositories are encrypted using KMS",
      CKV_AWS_145: "Ensure that S3 buckets are encrypted with KMS by default",
      CKV_AWS_158: "Ensure that CloudWatch Log Group is encrypted by KMS",
      CKV_AWS_163: "Ensure ECR image scanning on push is enabled",
      CKV_AWS_187: "Ensure SageMaker domain and notebook instance are encrypted by KMS",
      CKV_AWS_306: "Ensure SageMaker notebook instances are launched into a custom VPC",
      CKV_AWS_307: "Ensure SageMaker users do not have root access to SageMaker notebook instances",
      CKV_AWS_367: "Ensure Amazon Sagemaker Data Quality Job uses KMS to encrypt model artifacts",
      CKV_AWS_368: "Ensure Amazon Sagemaker Data Quality Job uses KMS to encrypt data on attached storage volume",
      CKV_AWS_369:
        "Ensure Amazon Sagemaker Data Quality Job encrypts all communications between instances used for monitoring jobs",
      CKV_AWS_370: "Ensure Amazon SageMaker model uses network isolation",
      CKV_AWS_371: "Ensure Amazon SageMaker Notebook Instance only allows for IMDSv2",
      CKV_AWS_372: "Ensure Amazon SageMaker Flow Definition uses KMS for output configurations",
    }),
  },
};
