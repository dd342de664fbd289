import { type Framework, mapped } from "./framework.ts";

/** Titles: Security Hub user guide, "AI Security Best Practices standard". */
export const awsAiSecurity: Framework = {
  id: "aws-ai-security-best-practices",
  name: "AWS AI Security Best Practices",
  version: "1.0.0",
  publisher: "Amazon Web Services",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/standards-ai-security.html",
  controls: {
    ...mapped("Security Hub tests the check's own condition", {
      "SageMaker.1": "Amazon SageMaker notebook instances should not have direct internet access",
      "SageMaker.2": "SageMaker notebook instances should be launched in a custom VPC",
      "SageMaker.3": "Users should not have root access to SageMaker notebook instances",
      "SageMaker.4": "SageMaker endpoint production variants should have an initial instance count greater than 1",
      "SageMaker.5": "SageMaker models should have network isolation enabled",
      "SageMaker.8": "SageMaker notebook instances should run on supported platforms",
      "SageMaker.9": "SageMaker data quality job definitions should have inter-container traffic encryption enabled",
      "SageMaker.10":
        "SageMaker model explainability job definitions should have inter-container traffic encryption enabled",
      "SageMaker.11": "SageMaker data quality job definitions should have network isolation enabled",
      "SageMaker.12": "SageMaker model bias job definitions should have network isolation enabled",
      "SageMaker.13": "SageMaker model quality job definitions should have inter-container traffic encryption enabled",
      "SageMaker.14": "SageMaker monitoring schedules should have network isolation enabled",
      "SageMaker.15": "SageMaker model bias job definitions should have inter-container traffic encryption enabled",
      "SageMaker.17": "SageMaker feature group offline stores should be encrypted with AWS KMS keys",
      "SageMaker.18":
        "SageMaker feature group online stores with standard storage should be encrypted with AWS KMS keys",
      "SageMaker.20": "SageMaker model explainability job definitions should have network isolation enabled",
      "SageMaker.21": "SageMaker notebook instances should be encrypted with customer managed AWS KMS keys",
      "SageMaker.22": "SageMaker monitoring schedules should have inter-container traffic encryption enabled",
      "SageMaker.25": "SageMaker model quality job definitions should have network isolation enabled",
    }),
  },
};
