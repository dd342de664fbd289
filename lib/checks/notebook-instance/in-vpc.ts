import { isoNetwork, networkBoundary } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { moveIntoVpc } from "../remedies/notebook-instance.ts";
import { fieldIsSet, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "notebook-instance/in-vpc",
  kind: "notebook-instance",
  title: "Notebook instance is attached to a subnet of your VPC",
  failTitle: "Notebook instance is not attached to a subnet of your VPC",
  severity: "high",
  category: "network",
  rationale:
    "Outside your VPC no security group, route, endpoint policy or flow log of yours applies: what the notebook sends, and to whom, can be neither limited nor seen.",
  needs: [],
  controls: [
    "checklist:NB-02",
    "aws-fsbp:SageMaker.2",
    "aws-ai-security-best-practices:SageMaker.2",
    "aws-config:sagemaker-notebook-instance-inside-vpc",
    "prowler:sagemaker_notebook_instance_vpc_settings_configured",
    "checkov:CKV_AWS_306",
    "cdk-nag:AwsSolutions-SM1",
    "csa-ccm-4.0:IVS-06",
    ...networkBoundary,
    "pci-dss-4.0.1:1.4.1",
    ...isoNetwork,
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-2",
  ],
  evaluate(notebook) {
    // Security groups and a closed direct way exist only in a subnet.
    if (!notebook.SubnetId && (notebook.SecurityGroups?.length || notebook.DirectInternetAccess === "Disabled")) {
      return unknown("AWS returned no SubnetId beside settings that only a notebook in a subnet has.");
    }
    return fieldIsSet(notebook, "SubnetId", "a subnet of your own VPC", "NotebookInstanceArn");
  },
  fix: (notebook, context) =>
    moveIntoVpc(notebook, context, {
      Sid: "DenyNotebooksOutsideVpc",
      Effect: "Deny",
      Action: "sagemaker:CreateNotebookInstance",
      Resource: "*",
      Condition: { Null: { "sagemaker:VpcSubnets": "true" } },
    }),
});
