import { leastPrivilege } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { giveUserRole } from "../remedies/studio-role.ts";
import { rolesAreNotAdministrators } from "../role-is-not-administrator.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "user-profile/role-is-not-admin",
  kind: "user-profile",
  title: "Studio user profile's own execution role is not administrator",
  failTitle: "Studio user profile's own execution role is administrator",
  severity: "high",
  category: "identity",
  rationale:
    "A profile's own role overrides the domain's default, so one profile can hold the whole account behind a domain that looks well kept.",
  needs: ["iam-role"],
  controls: ["checklist:N-STU-01", ...leastPrivilege, "mitre-attack:T1078.004"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateUserProfile.html",
  ],
  evaluate({ UserProfileArn, UserProfileName, UserSettings }, context) {
    if (!UserProfileArn && !UserProfileName)
      return unknown("AWS returned no UserProfileArn, so the answer is not complete.");
    const arn = UserSettings?.ExecutionRole;
    if (!arn) return notApplicable("The profile has no role of its own; it works as the domain's default role.");
    return rolesAreNotAdministrators([{ path: "UserSettings.ExecutionRole", arn }], context);
  },
  fix: giveUserRole,
});
