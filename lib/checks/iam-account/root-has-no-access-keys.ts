import { defineCheck } from "../define.ts";
import { sayInWords } from "../remedies/in-words.ts";
import { fail, pass, unknown } from "../verdicts.ts";
import { accountNeeds, whereAccountWorks } from "../where-sagemaker-works.ts";

export default defineCheck({
  id: "iam-account/root-has-no-access-keys",
  kind: "iam-account",
  title: "Root user has no access keys",
  failTitle: "Root user has access keys",
  severity: "critical",
  category: "identity",
  rationale:
    "A key of the root user does everything in the account from anywhere and asks for no second factor; no policy narrows it, and none of its uses needs it.",
  needs: [...accountNeeds],
  controls: [
    "checklist:IAM-09",
    "aws-fsbp:IAM.4",
    "aws-config:iam-root-access-key-check",
    "prowler:iam_no_root_access_key",
    "nist-800-53-r5:AC-6",
    "iso-27001-2022:A.8.2",
    "mitre-attack:T1078.004",
  ],
  references: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-4",
  ],
  evaluate: ({ SummaryMap }, context) =>
    whereAccountWorks(context, () => {
      const observed = SummaryMap?.AccountAccessKeysPresent;
      if (observed === undefined) return unknown("AWS returned no AccountAccessKeysPresent.");
      const evidence = { path: "SummaryMap.AccountAccessKeysPresent", observed, expected: "0" };
      return observed === 0 ? pass(evidence) : fail(evidence);
    }),
  fix: (_, { identity }) =>
    sayInWords(
      identity,
      `Look in the credential report of ${identity.name} when the key was last used and for what, give that work a role, then sign in as the root user, make the key inactive, and delete it when nothing has missed it for a week.`,
    ),
});
