import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { startNextWith } from "../remedies/next-job.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "labeling-job/output-has-kms-key",
  kind: "labeling-job",
  title: "Labeling job names a KMS key for its labels",
  failTitle: "Labeling job names no KMS key for its labels",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Labels stand beside the texts and pictures they are of, often word for word: with no key named, the bucket's default decides who can read them.",
  needs: [],
  controls: ["checklist:N-MLO-15", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelingJobOutputConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
  ],
  evaluate({ LabelingJobArn, OutputConfig }) {
    if (!LabelingJobArn) return unknown("AWS returned no LabelingJobArn, so the answer is not complete.");
    return keyIsNamed(OutputConfig?.KmsKeyId, "OutputConfig.KmsKeyId");
  },
  fix: (job, context) =>
    startNextWith(
      "labeling-job",
      job,
      "name a customer managed KMS key for the output, which its role and its readers may use",
      context,
    ),
});
