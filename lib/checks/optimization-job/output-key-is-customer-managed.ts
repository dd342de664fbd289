import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { startNextWith } from "../remedies/next-job.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "optimization-job/output-key-is-customer-managed",
  kind: "optimization-job",
  title: "Optimization job's key for the model it makes is customer managed and enabled",
  failTitle: "Optimization job's key for the model it makes is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted the model can neither be stored nor deployed.",
  needs: ["kms-key"],
  controls: ["checklist:N-MLO-16", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OptimizationJobOutputConfig.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate({ OptimizationJobArn, OutputConfig }, context) {
    if (!OptimizationJobArn) return unknown("AWS returned no OptimizationJobArn, so the answer is not complete.");
    return keyIsCustomerManaged(OutputConfig?.KmsKeyId, "OutputConfig.KmsKeyId", context);
  },
  fix: (job, context) =>
    restoreKey(job.OutputConfig?.KmsKeyId ?? "", context) ??
    startNextWith(
      "optimization-job",
      job,
      "name a customer managed KMS key for the output, which its role and its readers may use",
      context,
    ),
});
