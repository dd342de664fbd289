import { z } from "zod";
import { type Admission, admissionsOf, outsider } from "#lib/analysis/iam/trust.ts";
import { defineCheck } from "../define.ts";
import { closeTrust } from "../remedies/iam-role.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "iam-role/trust-has-no-outsiders",
  kind: "iam-role",
  title: "Role used with SageMaker admits no unguarded principals from outside the account",
  failTitle: "Role used with SageMaker can be assumed from outside the account",
  severity: "high",
  category: "identity",
  rationale:
    "Whoever controls the other account, or anyone where the principal is a wildcard, becomes the role that reads the training data and writes the models.",
  needs: [],
  controls: ["checklist:N-IAM-07", "nist-800-53-r5:AC-3", "nist-800-53-r5:AC-6", "mitre-attack:T1199"],
  options: z.strictObject({
    trustedAccounts: z
      .array(z.string().regex(/^\d{12}$/, "an account has twelve digits, in quotes"))
      .default([])
      .describe("accounts whose people and roles are no outsiders, a list of account numbers in quotes"),
  }),
  references: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html",
  ],
  evaluate(role, { identity, now, options: { trustedAccounts } }) {
    const admissions = admissionsOf(role, now);
    if (!admissions) return unknown("The role's trust policy is missing or cannot be understood.");
    const seen = admissions.map((one) => ({ ...one, outsider: outsider(one, identity.account, trustedAccounts) }));
    const outsiders = seen.filter((one) => one.outsider !== undefined);
    const evidence = (outsiders.length > 0 ? outsiders : seen).map(({ path, principal, outsider: who }) => ({
      path: `${path}.Principal`,
      observed: who ? `${principal.value}: ${who}` : principal.value,
      expected: `services and ${["this account", ...trustedAccounts].join(", ")}; others only with sts:ExternalId, aws:PrincipalOrgID or a subject`,
    }));
    if (evidence.length === 0)
      return pass({ path: "AssumeRolePolicyDocument", observed: [], expected: "no outsiders" });
    return outsiders.length > 0 ? fail(...evidence) : pass(...evidence);
  },
  fix(role, context) {
    const { identity, now, options } = context;
    const isOut = (one: Admission) => outsider(one, identity.account, options.trustedAccounts) !== undefined;
    const out = admissionsOf(role, now)?.filter(isOut) ?? [];
    const who = out.map(({ principal }) => principal.value).join(", ");
    const summary = `Take ${who} out of the trust policy of ${identity.name}; the rest stays as it is. Where another account must keep access, name its role and require sts:ExternalId or aws:PrincipalOrgID instead; where an identity provider must, require the subject of your own project or team.`;
    return closeTrust(role, context, out, summary);
  },
});
