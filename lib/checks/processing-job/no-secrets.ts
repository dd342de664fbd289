import { defineCheck } from "../define.ts";
import { hasNoSecrets, lookedThrough } from "../has-no-secrets.ts";
import { launchWithoutSecrets } from "../remedies/job-secrets.ts";

export default defineCheck({
  id: "processing-job/no-secrets",
  kind: "processing-job",
  title: "Processing job has no secrets in its environment or arguments",
  failTitle: "Processing job has secrets in its environment or arguments",
  severity: "high",
  category: "secrets",
  rationale:
    "Environment and arguments stand in clear in DescribeProcessingJob and in CloudTrail, long after the job has ended: every principal with read access to the account can take the secret and use it elsewhere.",
  needs: [],
  controls: [
    "checklist:JOB-13",
    "checklist:SEC-02",
    "cnspec:processing-job-no-plaintext-secrets-env",
    "nist-800-53-r5:IA-5(7)",
    "mitre-attack:T1552",
    "mitre-attack:T1552.001",
    "mitre-atlas:AML.T0055",
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html",
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html",
  ],
  evaluate: (job, context) =>
    hasNoSecrets(job, context, {
      when: "ProcessingJobArn",
      looked: [
        lookedThrough("Environment", job.Environment),
        {
          path: "AppSpecification.ContainerArguments",
          observed: job.AppSpecification?.ContainerArguments ?? null,
          expected: "no secret in any argument",
        },
      ],
    }),
  fix: (job, context) => launchWithoutSecrets("processing-job", job, job.RoleArn, context),
});
