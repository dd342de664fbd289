import { z } from "zod";
import { daysBetween } from "#lib/analysis/iam/credentials.ts";
import { isServiceLinked } from "#lib/analysis/iam/role-policies.ts";
import { defineCheck } from "../define.ts";
import { sayInWords } from "../remedies/in-words.ts";
import { fail, notApplicable, pass, unknown, unknownLookup } from "../verdicts.ts";

/** IAM remembers calls of the last 400 days, and of services that the policies allow now. */
export default defineCheck({
  id: "iam-role/uses-its-sagemaker-permissions",
  kind: "iam-role",
  title: "Role used with SageMaker calls SageMaker, as its policies let it",
  failTitle: "Role used with SageMaker has not called SageMaker for long, though it may",
  severity: "low",
  category: "identity",
  rationale:
    "Jobs and endpoints run as a role without that role ever calling SageMaker: what it may do there serves only whoever gets hold of its credentials.",
  needs: ["iam-role-use"],
  controls: ["checklist:IAM-07", "nist-800-53-r5:AC-6", "iso-27001-2022:A.5.18", "mitre-attack:T1078.004"],
  options: z.strictObject({
    days: z.int().min(1).max(400).default(90).describe("days after which permissions that were not used are stale"),
  }),
  references: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-policy-generation.html",
  ],
  evaluate(role, { inventory, now, options: { days } }) {
    if (isServiceLinked(role)) return notApplicable("AWS writes the policies of service-linked roles.");
    if (!role.Arn || !role.CreateDate) return unknown("AWS returned no Arn or CreateDate.");
    const use = inventory.get("iam-role-use", `${role.Arn}#use`, "global");
    if (!use.found) return unknownLookup(use, "The use of the role");
    if (!Array.isArray(use.resource.Services)) return unknown("AWS returned no list of services.");
    const sagemaker = use.resource.Services.find(({ ServiceNamespace }) => ServiceNamespace === "sagemaker");
    if (!sagemaker) return notApplicable("Its policies let it do nothing with SageMaker.");
    const idle = daysBetween(sagemaker.LastAuthenticated ?? role.CreateDate, now);
    if (idle === undefined) return unknown("AWS did not say when it last called SageMaker.");
    const evidence = {
      path: "Services[sagemaker].LastAuthenticated",
      observed: sagemaker.LastAuthenticated ?? "never",
      expected: `in the last ${days} days`,
    };
    return idle > days ? fail(evidence) : pass(evidence);
  },
  fix: (_, { identity }) =>
    sayInWords(
      identity,
      `Take the actions of SageMaker out of the policies of ${identity.name}, or detach AWS's policy that has them and write one from what the role did: IAM Access Analyzer does so from CloudTrail. What runs as the role goes on, as starting it is its owner's call.`,
    ),
});
