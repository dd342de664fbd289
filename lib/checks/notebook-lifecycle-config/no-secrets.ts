import { defineCheck } from "../define.ts";
import { hasNoSecrets } from "../has-no-secrets.ts";
import { rewriteScripts } from "../remedies/notebook-lifecycle-config.ts";

export default defineCheck({
  id: "notebook-lifecycle-config/no-secrets",
  kind: "notebook-lifecycle-config",
  title: "Notebook lifecycle config has no secrets in its scripts",
  failTitle: "Notebook lifecycle config has secrets in its scripts",
  severity: "high",
  category: "secrets",
  rationale:
    "The scripts stand, barely encoded, in DescribeNotebookInstanceLifecycleConfig and in CloudTrail, and on the disk of every notebook they run on, attached or not: every reader of the account can take the secret.",
  needs: [],
  controls: [
    "checklist:NB-09",
    "checklist:SEC-03",
    "prowler:sagemaker_notebook_instance_no_secrets",
    "nist-800-53-r5:IA-5(7)",
    "mitre-attack:T1552.001",
    "mitre-atlas:AML.T0055",
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/notebook-lifecycle-config.html",
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html",
  ],
  evaluate: (config, context) =>
    hasNoSecrets(config, context, {
      when: "NotebookInstanceLifecycleConfigArn",
      looked: (["OnCreate", "OnStart"] as const).map((path) => ({
        path,
        observed: config[path]?.length ?? 0,
        expected: "no secret in any script",
      })),
    }),
  fix: rewriteScripts,
});
