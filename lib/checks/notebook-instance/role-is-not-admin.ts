import { leastPrivilege } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { denyAttaching } from "../remedies/iam-role.ts";
import { changeNotebook } from "../remedies/notebook-instance.ts";
import { rolesAreNotAdministrators } from "../role-is-not-administrator.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "notebook-instance/role-is-not-admin",
  kind: "notebook-instance",
  title: "Notebook instance works as a role that is not administrator",
  failTitle: "Notebook instance works as an administrator of the account",
  severity: "high",
  category: "identity",
  rationale:
    "Everyone who can open the notebook, and every package it installs, holds the role's credentials: an administrator role hands them the account.",
  needs: ["iam-role"],
  controls: [
    "checklist:NB-08",
    ...leastPrivilege,
    "checkov:CKV2_AWS_68",
    "cnspec:notebook-instance-role-not-admin",
    "mitre-attack:T1078.004",
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateNotebookInstance.html",
  ],
  evaluate: ({ RoleArn: arn }, context) =>
    arn ? rolesAreNotAdministrators([{ path: "RoleArn", arn }], context) : unknown("AWS returned no RoleArn."),
  fix: (notebook, context) =>
    changeNotebook(notebook, context, {
      summary:
        "Give the notebook a role with only the buckets, keys and jobs its work needs, or take the administrator policies off the role it has.",
      fields: { RoleArn: "ROLE_ARN" },
      guardrail: denyAttaching(context.identity, "AdministratorAccess"),
    }),
});
