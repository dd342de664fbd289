import { type Framework, mapped } from "./framework.ts";

/** Ids without the policy's prefix; what each check tests. */
export const cnspec: Framework = {
  id: "cnspec",
  name: "cnspec AWS security policy",
  version: "2026-08",
  publisher: "Mondoo",
  source: "https://github.com/mondoohq/cnspec",
  controls: {
    ...mapped("The check tests the same condition, or one close to it", {
      "domain-default-role-not-admin": "The domain's default execution role is no administrator",
      "domain-kms-encryption": "Domains are encrypted with a KMS key",
      "domain-vpc-only": "Domains use VPC-only network access",
      "endpoint-data-capture-cmk-encryption": "Captured data of endpoints is encrypted with a KMS key",
      "notebook-instance-imdsv2": "Notebook instances require IMDSv2",
      "notebook-instance-role-not-admin": "Execution roles of notebook instances are no administrators",
      "processing-job-encryption": "Processing jobs encrypt traffic between containers",
      "processing-job-network-isolation": "Processing jobs have network isolation enabled",
      "processing-job-no-plaintext-secrets-env": "Environments of processing jobs hold no secrets in clear",
      "processing-job-vpc-configured": "Processing jobs have VPC settings",
      "training-hyperparameters-no-secrets": "Hyperparameters of training jobs hold no secrets",
      "training-job-encryption": "Training jobs encrypt traffic between containers",
      "training-job-network-isolation": "Training jobs have network isolation enabled",
      "training-job-vpc-configured": "Training jobs have VPC settings",
    }),
  },
};
