import { z } from "zod";
import { activeKeys, credentialsOf, daysBetween } from "#lib/analysis/iam/credentials.ts";
import { defineCheck } from "../define.ts";
import { sayInWords } from "../remedies/in-words.ts";
import { failWhere, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "iam-user/access-keys-are-rotated",
  kind: "iam-user",
  title: "IAM user's access keys are young",
  failTitle: "IAM user has an old access key",
  severity: "medium",
  category: "identity",
  rationale:
    "An access key works until somebody ends it: the longer it is about, in notebooks, images, laptops and backups, the more likely a stranger has a copy.",
  needs: ["iam-account"],
  controls: [
    "checklist:IAM-09",
    "aws-fsbp:IAM.3",
    "aws-config:access-keys-rotated",
    "prowler:iam_rotate_access_key_90_days",
    "iso-27001-2022:A.5.17",
    "mitre-attack:T1078.004",
  ],
  options: z.strictObject({
    days: z.int().min(1).max(3650).default(90).describe("days after which an access key is old"),
  }),
  references: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-3",
  ],
  evaluate({ Arn }, { identity, inventory, now, options: { days } }) {
    const { row, unread } = credentialsOf(Arn, identity.account, inventory);
    if (!row) return unknown(unread);
    const keys = activeKeys(row).map((key) => ({ ...key, age: daysBetween(key.since, now) }));
    if (keys.length === 0) return notApplicable("The user has no active access key.");
    const evidence = keys.map(({ name, since }) => ({
      path: `CredentialReport: ${name}_last_rotated`,
      observed: since,
      expected: `${days} days ago or less`,
    }));
    const isOld = (at: number) => (keys[at]?.age ?? 0) > days;
    if (keys.some((_, at) => isOld(at))) return failWhere(evidence, isOld);
    return keys.some(({ age }) => age === undefined) ? unknown("AWS did not say how old a key is.") : pass(...evidence);
  },
  fix: (_, { identity }) =>
    sayInWords(
      identity,
      `Give the work of ${identity.name} a role where it can have one: of an instance, of OpenID Connect, of IAM Roles Anywhere. Else make a second key, put it where the first is used, make the first inactive, and delete it when nothing has missed it for a week.`,
    ),
});
