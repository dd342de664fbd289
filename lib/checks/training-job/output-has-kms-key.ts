import { keysAtRest } from "../controls.ts";
import { defineCheck } from "../define.ts";
import { keyIsChosen } from "../key-is-chosen.ts";
import { trainingSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { notApplicable, unknown } from "../verdicts.ts";

/** A directory bucket of S3 Express One Zone: `name--use1-az4--x-s3`. Source: S3 user guide, "Directory bucket naming rules". */
const directoryBucket = /^s3:\/\/[^/]+--x-s3(?:\/|$)/;

export default defineCheck({
  id: "training-job/output-has-kms-key",
  kind: "training-job",
  title: "Training job's model artifacts are encrypted with a KMS key you chose",
  failTitle: "Training job's model artifacts have no customer-managed key",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "The trained model lands in S3 under the default key of S3: whoever can read the bucket can take the model, and no key policy stands in the way or keeps a trace.",
  needs: ["kms-key"],
  controls: ["checklist:JOB-05", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputDataConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
  ],
  evaluate({ TrainingJobArn, OutputDataConfig: output }, context) {
    if (!TrainingJobArn || !output) return unknown("AWS returned no OutputDataConfig, so the answer is not complete.");
    if (directoryBucket.test(output.S3OutputPath ?? "")) {
      return notApplicable("The output goes to S3 Express One Zone, for which SageMaker supports no KMS key.");
    }
    return keyIsChosen(output.KmsKeyId, "OutputDataConfig.KmsKeyId", context);
  },
  fix: (job, context) => launchDifferently("training-job", job, context, trainingSettings.outputKey),
});
