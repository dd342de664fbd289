import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { compilationSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "compilation-job/output-key-is-customer-managed",
  kind: "compilation-job",
  title: "KMS key of the compiled model is customer managed and enabled",
  failTitle: "KMS key of the compiled model is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; one that is disabled or about to be deleted takes the compiled model with it.",
  needs: ["kms-key"],
  controls: ["checklist:N-NEO-03", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate({ CompilationJobArn, OutputConfig: output }, context) {
    if (!CompilationJobArn || !output) return unknown("AWS returned no OutputConfig, so the answer is not complete.");
    return keyIsCustomerManaged(output.KmsKeyId, "OutputConfig.KmsKeyId", context);
  },
  fix: (job, context) =>
    restoreKey(job.OutputConfig?.KmsKeyId ?? "", context) ??
    launchDifferently("compilation-job", job, context, compilationSettings.outputKey),
});
