import { isDirectoryBucket } from "#lib/analysis/encryption/directory-bucket.ts";
import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { trainingSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "training-job/output-has-kms-key",
  kind: "training-job",
  title: "Training job names a KMS key for its model artifacts",
  failTitle: "Training job names no KMS key for its model artifacts",
  severity: "medium",
  category: "encryption-at-rest",
  question: "jobs/output-has-kms-key",
  rationale:
    "With no key named, the trained model lands in S3 under the default key of S3: whoever can read the bucket can take the model, and no key policy stands in the way or keeps a trace.",
  needs: [],
  controls: ["checklist:JOB-05", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputDataConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
  ],
  evaluate({ TrainingJobArn, OutputDataConfig: output }) {
    if (!TrainingJobArn || !output) return unknown("AWS returned no OutputDataConfig, so the answer is not complete.");
    return isDirectoryBucket(output.S3OutputPath)
      ? notApplicable("The output goes to S3 Express One Zone, for which SageMaker supports no KMS key.")
      : keyIsNamed(output.KmsKeyId, "OutputDataConfig.KmsKeyId");
  },
  fix: (job, context) => launchDifferently("training-job", job, context, trainingSettings.outputKey),
});
