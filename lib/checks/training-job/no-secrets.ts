import { defineCheck } from "../define.ts";
import { hasNoSecrets, lookedThrough } from "../has-no-secrets.ts";
import { launchWithoutSecrets } from "../remedies/job-secrets.ts";

export default defineCheck({
  id: "training-job/no-secrets",
  kind: "training-job",
  title: "Training job has no secrets in its environment or arguments",
  failTitle: "Training job has secrets in its environment or arguments",
  severity: "high",
  category: "secrets",
  rationale:
    "Environment and arguments stand in clear in DescribeTrainingJob and in CloudTrail, long after the job has ended: every principal with read access to the account can take the secret and use it elsewhere.",
  needs: [],
  controls: [
    "checklist:SEC-02",
    "nist-800-53-r5:IA-5(7)",
    "mitre-attack:T1552",
    "mitre-attack:T1552.001",
    "mitre-atlas:AML.T0055",
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html",
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html",
  ],
  // Everywhere but in the hyperparameters, which have a check of their own.
  evaluate: (job, context) =>
    hasNoSecrets(job, context, {
      when: "TrainingJobArn",
      among: (path) => !path.startsWith("HyperParameters"),
      looked: [
        lookedThrough("Environment", job.Environment),
        {
          path: "AlgorithmSpecification.ContainerArguments",
          observed: job.AlgorithmSpecification?.ContainerArguments ?? null,
          expected: "no secret in any argument",
        },
      ],
    }),
  fix: (job, context) => launchWithoutSecrets("training-job", job, job.RoleArn, context),
});
