import { leastPrivilege } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { giveDomainRole } from "../remedies/studio-role.ts";
import { rolesAreNotAdministrators } from "../role-is-not-administrator.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "domain/default-role-is-not-admin",
  kind: "domain",
  title: "Studio domain's default execution roles are not administrator",
  failTitle: "Studio domain's default execution role is administrator",
  severity: "high",
  category: "identity",
  rationale:
    "Every user profile and shared space without a role of its own works as the default one: one administrator role makes each Studio user administrator of the account.",
  needs: ["iam-role"],
  controls: ["checklist:STU-04", ...leastPrivilege, "cnspec:domain-default-role-not-admin", "mitre-attack:T1078.004"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateDomain.html",
  ],
  evaluate({ DefaultUserSettings, DefaultSpaceSettings }, context) {
    const user = DefaultUserSettings?.ExecutionRole;
    const space = DefaultSpaceSettings?.ExecutionRole;
    if (!user) return unknown("AWS returned no DefaultUserSettings.ExecutionRole.");
    const roles = [{ path: "DefaultUserSettings.ExecutionRole", arn: user }];
    if (space) roles.push({ path: "DefaultSpaceSettings.ExecutionRole", arn: space });
    return rolesAreNotAdministrators(roles, context);
  },
  fix: giveDomainRole,
});
