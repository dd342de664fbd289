import { z } from "zod";
import { defineCheck } from "../define.ts";
import { namedOpenings, policyNamesNoOutsiders, trustedAccounts } from "../has-no-outsiders.ts";
import { hideLineage } from "../remedies/lineage-group.ts";

export default defineCheck({
  id: "lineage-group/policy-names-no-outsiders",
  kind: "lineage-group",
  title: "Lineage group's policy names no account but this one and those you trust",
  failTitle: "Lineage group's policy names an account that nobody said to trust",
  severity: "medium",
  category: "identity",
  question: "resource-policy-names-no-outsiders",
  rationale:
    "Lineage names the data sets, buckets, images and jobs behind every model: the other account keeps that map for as long as the policy stands, whoever controls it.",
  needs: [],
  parts: ["ResourcePolicy"],
  controls: ["checklist:N-MLO-06", "nist-800-53-r5:AC-3", "nist-800-53-r5:AC-21"],
  options: z.strictObject({ trustedAccounts }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/xaccount-lineage-tracking.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_GetLineageGroupPolicy.html",
  ],
  evaluate: (group, context) =>
    policyNamesNoOutsiders(group, "LineageGroupArn", context, context.options.trustedAccounts),
  fix: (group, context) => hideLineage(namedOpenings(group, context, context.options.trustedAccounts) ?? [], context),
});
