import { defineCheck } from "../define.ts";
import { policyIsNotPublic, publicOpenings } from "../has-no-outsiders.ts";
import { shutPackageGroup } from "../remedies/resource-policy.ts";

export default defineCheck({
  id: "model-package-group/policy-is-not-public",
  kind: "model-package-group",
  title: "Model package group's policy lets in nobody whom it does not name",
  failTitle: "Model package group's policy lets in anyone in AWS",
  severity: "critical",
  category: "identity",
  question: "resource-policy-is-not-public",
  rationale:
    "Anyone with an AWS account can then read what your models are made of and start them, or, where the policy lets them write, register one of their own for you to deploy.",
  needs: [],
  parts: ["ResourcePolicy"],
  controls: ["checklist:N-MLO-01", "nist-800-53-r5:AC-3", "nist-800-53-r5:AC-21", "mitre-atlas:AML.T0010.003"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-ram.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_PutModelPackageGroupPolicy.html",
  ],
  evaluate: (group, context) => policyIsNotPublic(group, "ModelPackageGroupArn", context),
  fix: (group, context) =>
    shutPackageGroup(group.ResourcePolicy ?? undefined, publicOpenings(group, context) ?? [], context),
});
