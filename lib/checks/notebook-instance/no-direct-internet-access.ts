import { internetAccess, networkBoundary } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { demandOfNewNotebooks } from "../remedies/guardrails.ts";
import { moveIntoVpc } from "../remedies/notebook-instance.ts";
import { fieldIs } from "../verdicts.ts";

export default defineCheck({
  id: "notebook-instance/no-direct-internet-access",
  kind: "notebook-instance",
  title: "Notebook instance has no direct internet access",
  failTitle: "Notebook instance can reach the internet directly",
  severity: "high",
  category: "network",
  rationale:
    "Whoever runs code in the notebook can send data anywhere through an interface that SageMaker manages, past every route table, firewall and flow log of your own VPC.",
  needs: [],
  controls: [
    "checklist:NB-01",
    "aws-fsbp:SageMaker.1",
    "aws-ai-security-best-practices:SageMaker.1",
    "aws-config:sagemaker-notebook-no-direct-internet-access",
    "prowler:sagemaker_notebook_instance_without_direct_internet_access_configured",
    "checkov:CKV_AWS_122",
    "cdk-nag:AwsSolutions-SM3",
    "mitre-attack:T1567",
    "mitre-atlas:AML.T0025",
    "pci-dss-4.0.1:1.4.4",
    ...networkBoundary,
    ...internetAccess,
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-1",
  ],
  evaluate: (notebook) => fieldIs(notebook, "DirectInternetAccess", "Disabled"),
  fix: (notebook, context) =>
    moveIntoVpc(
      notebook,
      context,
      demandOfNewNotebooks("DenyNotebooksWithDirectInternetAccess", "sagemaker:DirectInternetAccess", "Disabled"),
    ),
});
