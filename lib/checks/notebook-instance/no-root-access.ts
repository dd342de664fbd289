import { leastPrivilegeOnHost } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { demandOfNotebooks } from "../remedies/guardrails.ts";
import { changeNotebook } from "../remedies/notebook-instance.ts";
import { fieldIs } from "../verdicts.ts";

export default defineCheck({
  id: "notebook-instance/no-root-access",
  kind: "notebook-instance",
  title: "Users of the notebook instance have no root access",
  failTitle: "Users of the notebook instance have root access",
  severity: "high",
  category: "identity",
  rationale:
    "With root, anyone who opens the notebook can stop its agents, change its network settings and leave a backdoor that survives until it is rebuilt.",
  needs: [],
  controls: [
    "checklist:NB-03",
    "aws-fsbp:SageMaker.3",
    "aws-ai-security-best-practices:SageMaker.3",
    "aws-config:sagemaker-notebook-instance-root-access-check",
    "prowler:sagemaker_notebook_instance_root_access_disabled",
    "checkov:CKV_AWS_307",
    ...leastPrivilegeOnHost,
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-root-access.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-3",
  ],
  evaluate: (notebook) => fieldIs(notebook, "RootAccess", "Disabled"),
  fix: (notebook, context) =>
    changeNotebook(notebook, context, {
      summary:
        "Disable root access. Lifecycle scripts still run as root, so what users installed with sudo belongs there.",
      fields: { RootAccess: "Disabled" },
      guardrail: demandOfNotebooks("DenyNotebookRootAccess", "sagemaker:RootAccess", "Disabled"),
    }),
});
