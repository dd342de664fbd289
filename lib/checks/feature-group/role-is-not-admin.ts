import { leastPrivilege } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { makeAnew } from "../remedies/made-anew.ts";
import { rolesAreNotAdministrators } from "../role-is-not-administrator.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "feature-group/role-is-not-admin",
  kind: "feature-group",
  title: "Feature group's role is not administrator",
  failTitle: "Feature group's role is administrator",
  severity: "high",
  category: "identity",
  rationale:
    "Feature Store writes records and their tables with this role, and whoever may pass it to another group writes with it wherever it may: it needs one prefix and one table.",
  needs: ["iam-role"],
  controls: ["checklist:N-MLO-09", ...leastPrivilege, "mitre-attack:T1078.004"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateFeatureGroup.html",
  ],
  evaluate({ FeatureGroupArn, RoleArn: arn }, context) {
    if (!FeatureGroupArn) return unknown("AWS returned no FeatureGroupArn, so the answer is not complete.");
    if (!arn) return notApplicable("It has no offline store, and so no role.");
    return rolesAreNotAdministrators([{ path: "RoleArn", arn }], context);
  },
  fix: (_, context) =>
    makeAnew("feature-group", context, {
      summary: "Give it a role that may do no more than it needs.",
      fields: { RoleArn: "ROLE_ARN" },
    }),
});
