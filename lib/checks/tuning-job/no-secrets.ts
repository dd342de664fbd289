import { defineCheck } from "../define.ts";
import { hasNoSecrets } from "../has-no-secrets.ts";
import { launchWithoutSecrets } from "../remedies/job-secrets.ts";
import type { Evidence } from "../verdicts.ts";

export default defineCheck({
  id: "tuning-job/no-secrets",
  kind: "tuning-job",
  title: "Tuning job has no secrets in its hyperparameters or environment",
  failTitle: "Tuning job has secrets in its hyperparameters or environment",
  severity: "high",
  category: "secrets",
  rationale:
    "Static hyperparameters and environment stand in clear in DescribeHyperParameterTuningJob, in CloudTrail, and in every training job that the tuning launches: every principal with read access can take the secret.",
  needs: [],
  controls: [
    "checklist:SEC-01",
    "checklist:SEC-02",
    "nist-800-53-r5:IA-5(7)",
    "mitre-attack:T1552.001",
    "mitre-atlas:AML.T0055",
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTrainingJobDefinition.html",
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html",
  ],
  evaluate: (job, context) =>
    hasNoSecrets(job, context, {
      when: "HyperParameterTuningJobArn",
      looked: ["TrainingJobDefinition", "TrainingJobDefinitions"].map(
        (path): Evidence => ({ path, observed: path in job, expected: "no secret in any value" }),
      ),
    }),
  fix(job, context) {
    const definition = job.TrainingJobDefinition ?? job.TrainingJobDefinitions?.[0];
    return launchWithoutSecrets("tuning-job", job, definition?.RoleArn, context);
  },
});
