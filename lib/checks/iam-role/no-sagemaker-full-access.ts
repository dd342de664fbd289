import { isServiceLinked } from "#lib/analysis/iam/role-policies.ts";
import { defineCheck } from "../define.ts";
import { replaceFullAccess } from "../remedies/iam-role.ts";
import { fail, notApplicable, notWhatFails, pass, unknown } from "../verdicts.ts";

const fullAccess = /^arn:[\w-]+:iam::aws:policy\/AmazonSageMakerFullAccess$/;

/**
 * Judges the attachment of AWS's own policy, of that very ARN, to any role that SageMaker may assume or a SageMaker
 * resource names: whoever works in a notebook works as its role. Copies of the policy under another name are not found.
 */
export default defineCheck({
  id: "iam-role/no-sagemaker-full-access",
  kind: "iam-role",
  title: "Role used with SageMaker does not have AmazonSageMakerFullAccess",
  failTitle: "Role used with SageMaker has AmazonSageMakerFullAccess",
  severity: "high",
  category: "identity",
  rationale:
    "The policy lets its holder pass any role to SageMaker, and so run code as every role SageMaker may assume; it also reaches every bucket and repository with sagemaker in its name.",
  needs: [],
  controls: ["checklist:IAM-08", "nist-800-53-r5:AC-6", "iso-27001-2022:A.5.15", "mitre-attack:T1078.004"],
  references: [
    "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSageMakerFullAccess.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/role-manager.html",
  ],
  evaluate(role, { inventory }) {
    if (isServiceLinked(role)) return notApplicable("AWS writes the policies of service-linked roles.");
    const attached = role.AttachedManagedPolicies;
    if (!Array.isArray(attached) || !role.Arn) return unknown("AWS returned no list of attached policies.");
    const found = attached.filter(({ PolicyArn }) => fullAccess.test(PolicyArn ?? ""));
    const users = inventory.usersOf(role.Arn).filter(({ kind }) => kind !== "iam-role");
    const evidence = {
      path: "AttachedManagedPolicies",
      observed: (found.length > 0 ? found : attached).map(({ PolicyName }) => PolicyName ?? null),
      expected: "policies of your own, with only what the work needs",
    };
    const usedBy = {
      path: "Resources that name the role",
      observed: [...new Set(users.map(({ kind, name }) => `${kind} ${name}`))],
      expected: "none while it has the policy",
    };
    return found.length > 0 ? fail(evidence, notWhatFails(usedBy)) : pass(evidence);
  },
  fix: replaceFullAccess,
});
