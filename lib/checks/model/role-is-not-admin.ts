import { leastPrivilege } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { replaceModel } from "../remedies/model.ts";
import { rolesAreNotAdministrators } from "../role-is-not-administrator.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "model/role-is-not-admin",
  kind: "model",
  title: "Model's execution role is not administrator",
  failTitle: "Model's execution role is administrator",
  severity: "high",
  category: "identity",
  rationale:
    "A poisoned model file, or a request that gets code to run in the container, has the credentials of this role: with an administrator's, one pickle is the account.",
  needs: ["iam-role"],
  controls: ["checklist:IAM-01", ...leastPrivilege, "mitre-attack:T1078.004"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html",
  ],
  evaluate({ ModelArn, ExecutionRoleArn: arn }, context) {
    if (!ModelArn) return unknown("AWS returned no ModelArn, so the answer is not complete.");
    if (!arn) return notApplicable("The model has no role.");
    return rolesAreNotAdministrators([{ path: "ExecutionRoleArn", arn }], context);
  },
  fix: (_, context) =>
    replaceModel(context, {
      summary: "Give the model a role that may do no more than it needs: read its files and image, write logs.",
      fields: { ExecutionRoleArn: "ROLE_ARN" },
    }),
});
