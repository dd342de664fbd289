import { z } from "zod";
import { isServiceLinked } from "#lib/analysis/iam/role-policies.ts";
import { sharersOf } from "#lib/analysis/iam/role-sharers.ts";
import { defineCheck } from "../define.ts";
import { sayInWords } from "../remedies/in-words.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

const shown = 10;

export default defineCheck({
  id: "iam-role/serves-few-people",
  kind: "iam-role",
  title: "Role serves few notebooks and Studio users",
  failTitle: "Role serves many notebooks and Studio users",
  severity: "low",
  category: "identity",
  rationale:
    "What one of them may do, all may, so the role grows to what any of them ever needed; one notebook that is taken over opens the data of all, and logs name the role and not the person.",
  needs: ["domain", "guardduty", "notebook-instance", "user-profile"],
  controls: ["checklist:N-NB-07", "checklist:N-STU-02", "nist-800-53-r5:AC-6", "iso-27001-2022:A.8.2", "soc-2:CC6.3"],
  options: z.strictObject({
    most: z.int().min(1).max(10_000).default(10).describe("notebooks and Studio users that may have one role"),
  }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/domain-user-profile.html",
  ],
  evaluate(role, { inventory, options: { most } }) {
    if (isServiceLinked(role)) return notApplicable("No notebook and no user works as a service-linked role.");
    if (!role.Arn) return unknown("AWS returned no Arn.");
    const { names, unread } = sharersOf(role.Arn, inventory);
    const more = names.length > shown ? [`and ${names.length - shown} more`] : [];
    const evidence = {
      path: "Notebooks and users with the role",
      observed: [...names.slice(0, shown), ...more],
      expected: `${most} or less`,
    };
    if (names.length > most) return fail(evidence);
    if (unread) return unknown(`Not every notebook and user could be read (${unread.code}).`);
    return names.length > 0 ? pass(evidence) : notApplicable("No notebook and no Studio user has the role.");
  },
  fix: (_, { identity }) =>
    sayInWords(
      identity,
      `Make a role for each team that ${identity.name} serves, with the data and keys of that team alone, and name it in its user profiles and notebooks; a profile takes another role with its next app, a notebook when it is stopped. Start with those who read the most sensitive data.`,
    ),
});
