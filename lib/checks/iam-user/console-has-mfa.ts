import { credentialsOf } from "#lib/analysis/iam/credentials.ts";
import { defineCheck } from "../define.ts";
import { sayInWords } from "../remedies/in-words.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "iam-user/console-has-mfa",
  kind: "iam-user",
  title: "IAM user with a console password signs in with a second factor",
  failTitle: "IAM user with a console password signs in without a second factor",
  severity: "high",
  category: "identity",
  rationale:
    "A password that was guessed, phished or used elsewhere is then all it takes to open the user's notebooks and Studio, where AuthMode is IAM, and whatever its policies reach.",
  needs: ["iam-account"],
  controls: [
    "checklist:IAM-09",
    "aws-fsbp:IAM.5",
    "aws-config:mfa-enabled-for-iam-console-access",
    "prowler:iam_user_mfa_enabled_console_access",
    "nist-800-53-r5:IA-2(1)",
    "iso-27001-2022:A.8.5",
    "mitre-attack:T1078.004",
  ],
  references: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-5",
  ],
  evaluate({ Arn }, { identity, inventory }) {
    const { row, unread } = credentialsOf(Arn, identity.account, inventory);
    if (!row) return unknown(unread);
    if (row.password_enabled === "false") return notApplicable("The user has no console password.");
    if (row.password_enabled !== "true") return unknown("AWS did not say whether the user has a console password.");
    const evidence = { path: "CredentialReport: mfa_active", observed: row.mfa_active, expected: "true" };
    if (row.mfa_active !== "true" && row.mfa_active !== "false") return unknown("AWS did not say whether it has MFA.");
    return row.mfa_active === "true" ? pass(evidence) : fail(evidence);
  },
  fix: (_, { identity }) =>
    sayInWords(
      identity,
      `Have ${identity.name} register a security key or passkey under Security credentials, and deny everything else until then by a policy on aws:MultiFactorAuthPresent. Whoever comes through IAM Identity Center needs no password here: delete it.`,
    ),
});
