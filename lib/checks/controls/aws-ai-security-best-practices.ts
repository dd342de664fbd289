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
      "SageMaker.21": "SageMaker notebook instances should be encrypted with customer managed AWS KMS keys",
    }),
  },
};
