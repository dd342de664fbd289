import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { startNextWith } from "../remedies/next-job.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "optimization-job/output-has-kms-key",
  kind: "optimization-job",
  title: "Optimization job names a KMS key for the model it makes",
  failTitle: "Optimization job names no KMS key for the model it makes",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "What comes out is the whole model, ready to run: with no key named, the bucket's default decides who can take it.",
  needs: [],
  controls: ["checklist:N-MLO-16", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OptimizationJobOutputConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
  ],
  evaluate({ OptimizationJobArn, OutputConfig }) {
    if (!OptimizationJobArn) return unknown("AWS returned no OptimizationJobArn, so the answer is not complete.");
    return keyIsNamed(OutputConfig?.KmsKeyId, "OutputConfig.KmsKeyId");
  },
  fix: (job, context) =>
    startNextWith(
      "optimization-job",
      job,
      "name a customer managed KMS key for the output, which its role and its readers may use",
      context,
    ),
});
