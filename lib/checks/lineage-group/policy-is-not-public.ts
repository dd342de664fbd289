import { defineCheck } from "../define.ts";
import { policyIsNotPublic, publicOpenings } from "../has-no-outsiders.ts";
import { hideLineage } from "../remedies/lineage-group.ts";

export default defineCheck({
  id: "lineage-group/policy-is-not-public",
  kind: "lineage-group",
  title: "Lineage group's policy lets in nobody whom it does not name",
  failTitle: "Lineage group's policy lets in anyone in AWS",
  severity: "high",
  category: "identity",
  question: "resource-policy-is-not-public",
  rationale:
    "Lineage names the data sets, buckets, images and jobs behind every model: for whoever looks for a way in, or for what to poison, it is the map.",
  needs: [],
  parts: ["ResourcePolicy"],
  controls: ["checklist:N-MLO-06", "nist-800-53-r5:AC-3", "nist-800-53-r5:AC-21"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/xaccount-lineage-tracking.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_GetLineageGroupPolicy.html",
  ],
  evaluate: (group, context) => policyIsNotPublic(group, "LineageGroupArn", context),
  fix: (group, context) => hideLineage(publicOpenings(group, context) ?? [], context),
});
