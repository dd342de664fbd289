import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { compilationSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "compilation-job/output-has-kms-key",
  kind: "compilation-job",
  title: "Neo compilation job names a KMS key for the compiled model",
  failTitle: "Neo compilation job names no KMS key for the compiled model",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "What is compiled runs as code on endpoints and devices. Under the default key of S3 whoever can read the bucket can take it, and no key policy stands in the way or keeps a trace.",
  needs: [],
  controls: ["checklist:NEO-01", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
  ],
  evaluate({ CompilationJobArn, OutputConfig: output }) {
    if (!CompilationJobArn || !output) return unknown("AWS returned no OutputConfig, so the answer is not complete.");
    return keyIsNamed(output.KmsKeyId, "OutputConfig.KmsKeyId");
  },
  fix: (job, context) => launchDifferently("compilation-job", job, context, compilationSettings.outputKey),
});
