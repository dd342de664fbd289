import { leastPrivilege } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { makeAnew } from "../remedies/made-anew.ts";
import { rolesAreNotAdministrators } from "../role-is-not-administrator.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "mlflow-tracking-server/role-is-not-admin",
  kind: "mlflow-tracking-server",
  title: "MLflow tracking server's role is not administrator",
  failTitle: "MLflow tracking server's role is administrator",
  severity: "high",
  category: "identity",
  rationale:
    "The server answers whoever has a signed link, and reads and writes with this role: with an administrator's, one hole in MLflow is the account.",
  needs: ["iam-role"],
  controls: ["checklist:N-MLO-10", ...leastPrivilege, "mitre-attack:T1078.004"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateMlflowTrackingServer.html",
  ],
  evaluate({ TrackingServerArn, RoleArn: arn }, context) {
    if (!TrackingServerArn || !arn) return unknown("AWS returned no TrackingServerArn, or no RoleArn.");
    return rolesAreNotAdministrators([{ path: "RoleArn", arn }], context);
  },
  fix: (_, context) =>
    makeAnew("mlflow-tracking-server", context, {
      summary: "Give it a role that may do no more than it needs.",
      fields: { RoleArn: "ROLE_ARN" },
    }),
});
