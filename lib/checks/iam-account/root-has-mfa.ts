import { defineCheck } from "../define.ts";
import { sayInWords } from "../remedies/in-words.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";
import { accountNeeds, whereAccountWorks } from "../where-sagemaker-works.ts";

/** The root user of a member account may have no password at all, where the organization has taken it away: nobody can sign in. */
export default defineCheck({
  id: "iam-account/root-has-mfa",
  kind: "iam-account",
  title: "Root user signs in with a second factor",
  failTitle: "Root user signs in without a second factor",
  severity: "critical",
  category: "identity",
  rationale:
    "Whoever learns the root user's password, or reads its mail, owns the account: no policy of the account limits what that user may do to models, data and people.",
  needs: [...accountNeeds],
  controls: [
    "checklist:IAM-09",
    "aws-config:root-account-mfa-enabled",
    "prowler:iam_root_mfa_enabled",
    "nist-800-53-r5:IA-2(1)",
    "iso-27001-2022:A.8.5",
    "mitre-attack:T1078.004",
  ],
  references: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html",
  ],
  evaluate: ({ SummaryMap }, context) =>
    whereAccountWorks(context, () => {
      const { AccountMFAEnabled: mfa, AccountPasswordPresent: password } = SummaryMap ?? {};
      if (mfa === undefined) return unknown("AWS returned no AccountMFAEnabled.");
      if (password === 0) return notApplicable("The root user has no password.");
      const evidence = { path: "SummaryMap.AccountMFAEnabled", observed: mfa, expected: "1" };
      return mfa === 1 ? pass(evidence) : fail(evidence);
    }),
  fix: (_, { identity }) =>
    sayInWords(
      identity,
      `Sign in as the root user of ${identity.name} and register two security keys or passkeys under Security credentials. In an organization, turn on central root access instead and delete the root credentials of member accounts.`,
    ),
});
