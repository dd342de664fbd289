import { leastPrivilege } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { makeAnew } from "../remedies/made-anew.ts";
import { rolesAreNotAdministrators } from "../role-is-not-administrator.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "mlflow-app/role-is-not-admin",
  kind: "mlflow-app",
  title: "MLflow App's role is not administrator",
  failTitle: "MLflow App's role is administrator",
  severity: "high",
  category: "identity",
  rationale:
    "The app answers everyone who may open it, and reads and writes with this role: with an administrator's, one hole in MLflow is the account.",
  needs: ["iam-role"],
  controls: ["checklist:N-MLO-11", ...leastPrivilege, "mitre-attack:T1078.004"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateMlflowApp.html",
  ],
  evaluate({ Arn, RoleArn: arn }, context) {
    if (!Arn || !arn) return unknown("AWS returned no Arn, or no RoleArn.");
    return rolesAreNotAdministrators([{ path: "RoleArn", arn }], context);
  },
  fix: (_, context) =>
    makeAnew("mlflow-app", context, {
      summary: "Give it a role that may do no more than it needs.",
      fields: { RoleArn: "ROLE_ARN" },
    }),
});
