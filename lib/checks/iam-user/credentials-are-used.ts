import { z } from "zod";
import { activeCredentials, credentialsOf, daysBetween } from "#lib/analysis/iam/credentials.ts";
import { defineCheck } from "../define.ts";
import { sayInWords } from "../remedies/in-words.ts";
import { failWhere, notApplicable, pass, unknown } from "../verdicts.ts";

/** What was never used counts from when it was made. */
export default defineCheck({
  id: "iam-user/credentials-are-used",
  kind: "iam-user",
  title: "IAM user's password and access keys are in use",
  failTitle: "IAM user has a password or access key that nobody uses",
  severity: "medium",
  category: "identity",
  rationale:
    "A credential that nobody uses is one whose owner left or moved on: nobody notices when a stranger starts to use it.",
  needs: ["iam-account"],
  controls: [
    "checklist:IAM-07",
    "aws-fsbp:IAM.8",
    "aws-config:iam-user-unused-credentials-check",
    "prowler:iam_user_accesskey_unused",
    "nist-800-53-r5:AC-2(3)",
    "iso-27001-2022:A.5.18",
    "mitre-attack:T1078.004",
  ],
  options: z.strictObject({
    days: z.int().min(1).max(3650).default(90).describe("days after which a credential that was not used is stale"),
  }),
  references: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_finding-unused.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-8",
  ],
  evaluate({ Arn }, { identity, inventory, now, options: { days } }) {
    const { row, unread } = credentialsOf(Arn, identity.account, inventory);
    if (!row) return unknown(unread);
    const all = activeCredentials(row).map((one) => ({ ...one, idle: daysBetween(one.used ?? one.since, now) }));
    if (all.length === 0) return notApplicable("The user has no password and no active access key.");
    const evidence = all.map(({ name, since, used }) => ({
      path: `CredentialReport: ${name}`,
      observed: used === undefined ? `not used since it was made, ${since}` : `last used ${used}`,
      expected: `used in the last ${days} days`,
    }));
    const isIdle = (at: number) => (all[at]?.idle ?? 0) > days;
    if (all.some((_, at) => isIdle(at))) return failWhere(evidence, isIdle);
    return all.some(({ idle }) => idle === undefined)
      ? unknown("AWS did not say since when a credential is there.")
      : pass(...evidence);
  },
  fix: (_, { identity }) =>
    sayInWords(
      identity,
      `Ask the owner of ${identity.name}; then make the stale key inactive or delete the password, and delete the user with the last of them. A user for emergencies is used once a quarter, to see that it works.`,
    ),
});
