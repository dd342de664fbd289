import { isAdministrator } from "#lib/analysis/iam/permissions.ts";
import { sageMakerMayAssume } from "#lib/analysis/iam/trust.ts";
import { leastPrivilege } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { takeAwayAdministration } from "../remedies/iam-role.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "iam-role/not-administrator",
  kind: "iam-role",
  title: "Role that SageMaker may assume is not administrator",
  failTitle: "Role that SageMaker may assume is administrator, or can make itself so",
  severity: "critical",
  category: "identity",
  rationale:
    "Code in any notebook, job or container that runs as the role, a dependency it installs included, can read and change everything in the account, and make itself credentials that stay.",
  needs: [],
  controls: [
    "checklist:IAM-01",
    "checklist:JOB-18",
    ...leastPrivilege,
    "prowler:iam_role_administratoraccess_policy",
    "prowler:iam_inline_policy_no_administrative_privileges",
    "checkov:CKV2_AWS_68",
    "aws-config:iam-policy-no-statements-with-admin-access",
    "mitre-attack:T1078.004",
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
  ],
  evaluate(role, { now }) {
    const assumable = sageMakerMayAssume(role, now);
    if (assumable === undefined) return unknown("The role's trust policy is missing or cannot be understood.");
    if (!assumable) return notApplicable("Its trust policy does not let SageMaker assume the role.");
    const administrator = isAdministrator(role, now);
    if (administrator.answer === "unknown") return unknown(administrator.reason);
    return administrator.answer ? fail(...administrator.evidence) : pass(...administrator.evidence);
  },
  fix: takeAwayAdministration,
});
