import { decrypting, keysOpenTo } from "#lib/analysis/encryption/decrypters.ts";
import { isServiceLinked } from "#lib/analysis/iam/role-policies.ts";
import { leastPrivilege } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { denyRole } from "../remedies/role-deny.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "iam-role/decrypts-with-named-keys",
  kind: "iam-role",
  title: "Role used with SageMaker may decrypt only with the keys that its policies name",
  failTitle: "Role used with SageMaker may decrypt with every key of the account",
  severity: "medium",
  category: "identity",
  rationale:
    "A key keeps teams apart only while each role has its own: with all of them, code in one notebook or container reads the data, volumes and secrets of every other.",
  needs: [],
  controls: [
    "checklist:KMS-03",
    "aws-fsbp:KMS.1",
    "aws-fsbp:KMS.2",
    "prowler:iam_inline_policy_no_full_access_to_kms",
    ...leastPrivilege,
  ],
  references: [
    "https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-1",
  ],
  evaluate(role, { now }) {
    if (isServiceLinked(role)) return notApplicable("AWS writes the policies of service-linked roles.");
    const open = keysOpenTo(role, now);
    if (open.answer === "unknown") return unknown(open.reason);
    const expected = "keys by their ARNs, or those of a tag or alias of your team's";
    if (open.answer === "no") return pass({ path: "Policies", observed: "no key that they do not name", expected });
    return fail(...open.by.map(({ path, words }) => ({ path, observed: words, expected })));
  },
  fix: (_, { identity }) =>
    denyRole(
      identity.name,
      {
        policy: "decrypt-with-named-keys-only",
        summary: `Name the keys that ${identity.name} needs in place of KMS_KEY_ARN: it is denied to decrypt with all others, whatever else its policies say. What it reads under others stops at once; the encryption context in CloudTrail's kms:Decrypt events shows which it uses.`,
        statement: { Action: decrypting, NotResource: ["KMS_KEY_ARN"] },
      },
      identity,
    ),
});
