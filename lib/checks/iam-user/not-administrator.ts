import { z } from "zod";
import { isUserAdministrator } from "#lib/analysis/iam/permissions.ts";
import { leastPrivilege } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { sayInWords } from "../remedies/in-words.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

/** People who administrate come with sessions that end; a user's password and keys do not. */
export default defineCheck({
  id: "iam-user/not-administrator",
  kind: "iam-user",
  title: "IAM user is not administrator",
  failTitle: "IAM user is administrator, or can make itself so",
  severity: "high",
  category: "identity",
  rationale:
    "A password or an access key that lasts for years and does everything is what attackers look for: whoever finds it owns models, data and people of the account.",
  needs: ["iam-group"],
  controls: [
    "checklist:IAM-01",
    ...leastPrivilege,
    "aws-config:iam-policy-no-statements-with-admin-access",
    "prowler:iam_policy_allows_privilege_escalation",
    "mitre-attack:T1078.004",
  ],
  options: z.strictObject({
    emergency: z
      .array(z.string())
      .default([])
      .describe("users that are administrators on purpose, for emergencies, a list of their names"),
  }),
  references: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
  ],
  evaluate(user, { identity, inventory, now, options: { emergency } }) {
    if (emergency.includes(identity.name)) return notApplicable("The user is named as one for emergencies.");
    const administrator = isUserAdministrator(user, inventory, now);
    if (administrator.answer === "unknown") return unknown(administrator.reason);
    return administrator.answer ? fail(...administrator.evidence) : pass(...administrator.evidence);
  },
  fix: (_, { identity }) =>
    sayInWords(
      identity,
      `Let whoever uses ${identity.name} come through IAM Identity Center, with a session that ends, and take the policies of the evidence from the user or the user out of its groups. One user for emergencies may stay, with a security key and an alarm on its use: name it in the option emergency.`,
    ),
});
