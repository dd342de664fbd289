import { inWords } from "#lib/analysis/iam/policy.ts";
import { isServiceLinked, type Role } from "#lib/analysis/iam/role-policies.ts";
import { type Admission, admissionsOf, isForSageMaker, isTiedToSource } from "#lib/analysis/iam/trust.ts";
import { defineCheck } from "../define.ts";
import { closeTrust } from "../remedies/iam-role.ts";
import { failWhere, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "iam-role/trust-is-guarded",
  kind: "iam-role",
  title: "Role lets SageMaker assume it only on behalf of named accounts",
  failTitle: "Role lets SageMaker assume it on behalf of any account",
  severity: "medium",
  category: "identity",
  rationale:
    "SageMaker acts for every AWS customer. A trust policy that does not say on whose behalf leaves it to SageMaker alone that no other account's resource is made to use the role.",
  needs: [],
  controls: [
    "checklist:IAM-10",
    "checklist:N-IAM-07",
    "nist-800-53-r5:AC-3",
    "nist-800-53-r5:AC-6",
    "prowler:iam_role_cross_service_confused_deputy_prevention",
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/security-confused-deputy-prevention.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  ],
  evaluate(role, { now }) {
    if (isServiceLinked(role)) return notApplicable("AWS writes the trust policies of service-linked roles.");
    const admissions = sageMakerIn(role, now);
    if (!admissions) return unknown("The role's trust policy is missing or cannot be understood.");
    if (admissions.length === 0) return notApplicable("Its trust policy does not name SageMaker.");
    const evidence = admissions.map(({ path, principal, statement, guards }) => ({
      path: `${path}.Condition`,
      observed: [statement, ...guards].some(({ conditions }) => conditions.length > 0)
        ? [...statement.conditions, ...guards.map((guard) => inWords(guard))]
        : `none, for ${principal.value}`,
      expected: "aws:SourceAccount, aws:SourceArn or aws:SourceOrgID with your own values",
    }));
    const isOpen = (at: number) => admissions[at] !== undefined && !isTiedToSource(admissions[at]);
    return admissions.every(isTiedToSource) ? pass(...evidence) : failWhere(evidence, isOpen);
  },
  fix(role, context) {
    const open = sageMakerIn(role, context.now)?.filter((admission) => !isTiedToSource(admission)) ?? [];
    const { account, name } = context.identity;
    const summary = `Let SageMaker assume ${name} on behalf of account ${account} only; the rest of the trust policy stays as it is.`;
    return closeTrust(role, context, open, summary);
  },
});

function sageMakerIn(role: Role, now: string): Admission[] | undefined {
  return admissionsOf(role, now)?.filter(isForSageMaker);
}
