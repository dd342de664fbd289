import { z } from "zod";
import { defineCheck } from "../define.ts";
import { namedOpenings, policyNamesNoOutsiders, trustedAccounts } from "../has-no-outsiders.ts";
import { shutBucket } from "../remedies/s3-bucket.ts";

const policyOf = <P>({ Name, Policy }: { Name?: string | undefined; Policy: P }) => {
  return { Name, ResourcePolicy: Policy, field: "Policy" };
};

export default defineCheck({
  id: "s3-bucket/policy-names-no-outsiders",
  kind: "s3-bucket",
  title: "Policy of an S3 bucket used by SageMaker names no account but this one and those you trust",
  failTitle: "Policy of an S3 bucket used by SageMaker names an account that nobody said to trust",
  severity: "high",
  category: "identity",
  question: "resource-policy-names-no-outsiders",
  rationale:
    "A grant to another account outlives the project it was made for: whoever controls that account still reads the training data, or puts another model in place of yours.",
  needs: [],
  parts: ["Policy"],
  controls: [
    "checklist:S3-05",
    "checklist:N-S3-01",
    "aws-fsbp:S3.6",
    "prowler:s3_bucket_cross_account_access",
    "nist-800-53-r5:AC-3",
    "nist-800-53-r5:AC-21",
    "mitre-attack:T1530",
  ],
  options: z.strictObject({ trustedAccounts }),
  references: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-6",
  ],
  evaluate: (bucket, context) =>
    policyNamesNoOutsiders(policyOf(bucket), "Name", context, context.options.trustedAccounts),
  fix: (bucket, context) =>
    shutBucket(bucket, namedOpenings(policyOf(bucket), context, context.options.trustedAccounts) ?? [], context),
});
