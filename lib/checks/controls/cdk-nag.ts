import { type Framework, mapped } from "./framework.ts";

/** Rules are named after the bad state. */
export const cdkNag: Framework = {
  id: "cdk-nag",
  name: "cdk-nag AWS Solutions rules",
  version: "2026-06",
  publisher: "Amazon Web Services",
  source: "https://github.com/cdklabs/cdk-nag/blob/main/RULES.md",
  controls: {
    ...mapped("The rule tests the same condition in templates", {
      "AwsSolutions-SM1": "The SageMaker notebook instance is not provisioned inside a VPC",
      "AwsSolutions-SM2": "The SageMaker notebook instance does not have an encrypted storage volume",
      "AwsSolutions-SM3": "The SageMaker notebook instance has direct internet access enabled",
    }),
  },
};
