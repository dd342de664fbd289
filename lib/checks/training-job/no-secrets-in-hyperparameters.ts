import { defineCheck } from "../define.ts";
import { hasNoSecrets, lookedThrough } from "../has-no-secrets.ts";
import { launchWithoutSecrets } from "../remedies/job-secrets.ts";

export default defineCheck({
  id: "training-job/no-secrets-in-hyperparameters",
  kind: "training-job",
  title: "Training job has no secrets in its hyperparameters",
  failTitle: "Training job has secrets in its hyperparameters",
  severity: "high",
  category: "secrets",
  rationale:
    "Hyperparameters stand in clear in DescribeTrainingJob, in Studio and in CloudTrail, for years: every principal with read access to the account can take the secret and use it elsewhere.",
  needs: [],
  controls: [
    "checklist:JOB-06",
    "checklist:SEC-01",
    "cnspec:training-hyperparameters-no-secrets",
    "nist-800-53-r5:IA-5(7)",
    "mitre-attack:T1552",
    "mitre-attack:T1552.001",
    "mitre-atlas:AML.T0055",
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html",
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html",
  ],
  evaluate: (job, context) =>
    hasNoSecrets(job, context, {
      when: "TrainingJobArn",
      among: (path) => path.startsWith("HyperParameters"),
      looked: [lookedThrough("HyperParameters", job.HyperParameters)],
    }),
  fix: (job, context) => launchWithoutSecrets("training-job", job, job.RoleArn, context),
});
