import { defineCheck } from "../define.ts";
import { hasNoSecrets, lookedThrough } from "../has-no-secrets.ts";
import { launchWithoutSecrets } from "../remedies/job-secrets.ts";

export default defineCheck({
  id: "transform-job/no-secrets",
  kind: "transform-job",
  title: "Batch transform job has no secrets in its environment",
  failTitle: "Batch transform job has secrets in its environment",
  severity: "high",
  category: "secrets",
  rationale:
    "The environment stands in clear in DescribeTransformJob and in CloudTrail, long after the job has ended: every principal with read access to the account can take the secret and use it elsewhere.",
  needs: [],
  controls: ["checklist:SEC-02", "nist-800-53-r5:IA-5(7)", "mitre-attack:T1552.001", "mitre-atlas:AML.T0055"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html",
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html",
  ],
  evaluate: (job, context) =>
    hasNoSecrets(job, context, {
      when: "TransformJobArn",
      looked: [lookedThrough("Environment", job.Environment)],
    }),
  // The role is that of the model, which may serve others: it is not given more here.
  fix: (job, context) => launchWithoutSecrets("transform-job", job, undefined, context),
});
