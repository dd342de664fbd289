import notAdministrator from "../iam-role/not-administrator.ts";
import passesOnlyNamedRoles from "../iam-role/passes-only-named-roles.ts";
import { pathCheck } from "../path-check.ts";

export default pathCheck({
  id: "identity-path/studio-does-not-lead-to-administrator",
  family: "studio-to-administrator",
  title: "No role of Studio can give a user profile the role of an administrator",
  failTitle: "A role of Studio can give a user profile the role of an administrator",
  category: "identity",
  rationale:
    "A notebook cell is enough: it changes a profile, opens an app with it, and works on as the administrator, from within Studio and without a policy being touched.",
  controls: ["checklist:N-IAM-01", "checklist:N-IAM-02", "nist-800-53-r5:AC-6(10)", "mitre-attack:T1078.004"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateUserProfile.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
  ],
  cutBy: [passesOnlyNamedRoles, notAdministrator],
});
