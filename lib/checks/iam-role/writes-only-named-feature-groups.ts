import { isServiceLinked } from "#lib/analysis/iam/role-policies.ts";
import { mayWithUnnamed } from "#lib/analysis/iam/unnamed-resources.ts";
import { defineCheck } from "../define.ts";
import { denyRole } from "../remedies/role-deny.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

const Action = ["sagemaker:PutRecord", "sagemaker:DeleteRecord"];

const unnamed = { actions: Action, service: "sagemaker", resource: "feature-group/nobody-names" };

export default defineCheck({
  id: "iam-role/writes-only-named-feature-groups",
  kind: "iam-role",
  title: "Role used with SageMaker may write only to the feature groups that its policies name",
  failTitle: "Role used with SageMaker may write to every feature group of the account",
  severity: "medium",
  category: "identity",
  rationale:
    "Code that works as the role can then change what every model believes of a customer, one record at a time: no model, endpoint or pipeline changes, and nobody looks.",
  needs: [],
  controls: ["checklist:N-MLO-08", "nist-800-53-r5:AC-3", "nist-800-53-r5:AC-6", "nist-800-53-r5:SI-7"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_feature_store_PutRecord.html",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html",
  ],
  evaluate(role, { now }) {
    if (isServiceLinked(role)) return notApplicable("AWS writes the policies of service-linked roles.");
    const open = mayWithUnnamed(role, unnamed, now);
    if (open.answer === "unknown") return unknown(open.reason);
    const expected = "feature groups by name, or by a prefix of your team's";
    if (open.answer === "no")
      return pass({ path: "Policies", observed: "no feature group that they do not name", expected });
    return fail(...open.by.map(({ path, words }) => ({ path, observed: words, expected })));
  },
  fix: (_, { identity }) =>
    denyRole(
      identity.name,
      {
        policy: "write-named-feature-groups-only",
        summary: `Name the feature groups that ${identity.name} writes to in place of FEATURE_GROUP_ARN: it is denied to write to all others, whatever else its policies say. What it writes elsewhere fails at once.`,
        statement: { Action, NotResource: ["FEATURE_GROUP_ARN"] },
      },
      identity,
    ),
});
