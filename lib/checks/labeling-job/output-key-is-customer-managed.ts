import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { startNextWith } from "../remedies/next-job.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "labeling-job/output-key-is-customer-managed",
  kind: "labeling-job",
  title: "Labeling job's key for its labels is customer managed and enabled",
  failTitle: "Labeling job's key for its labels is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted nobody reads the labels again.",
  needs: ["kms-key"],
  controls: ["checklist:N-MLO-15", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelingJobOutputConfig.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate({ LabelingJobArn, OutputConfig }, context) {
    if (!LabelingJobArn) return unknown("AWS returned no LabelingJobArn, so the answer is not complete.");
    return keyIsCustomerManaged(OutputConfig?.KmsKeyId, "OutputConfig.KmsKeyId", context);
  },
  fix: (job, context) =>
    restoreKey(job.OutputConfig?.KmsKeyId ?? "", context) ??
    startNextWith(
      "labeling-job",
      job,
      "name a customer managed KMS key for the output, which its role and its readers may use",
      context,
    ),
});
