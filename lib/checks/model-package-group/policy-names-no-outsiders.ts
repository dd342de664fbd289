import { z } from "zod";
import { defineCheck } from "../define.ts";
import { namedOpenings, policyNamesNoOutsiders, trustedAccounts } from "../has-no-outsiders.ts";
import { shutPackageGroup } from "../remedies/resource-policy.ts";

export default defineCheck({
  id: "model-package-group/policy-names-no-outsiders",
  kind: "model-package-group",
  title: "Model package group's policy names no account but this one and those you trust",
  failTitle: "Model package group's policy names an account that nobody said to trust",
  severity: "high",
  category: "identity",
  question: "resource-policy-names-no-outsiders",
  rationale:
    "A policy on the registry outlives the people who wrote it: whoever controls the other account still reads your models, or registers versions that your pipelines deploy.",
  needs: [],
  parts: ["ResourcePolicy"],
  controls: ["checklist:N-MLO-01", "nist-800-53-r5:AC-3", "nist-800-53-r5:AC-21", "mitre-atlas:AML.T0010.003"],
  options: z.strictObject({ trustedAccounts }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-deploy-xaccount.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_PutModelPackageGroupPolicy.html",
  ],
  evaluate: (group, context) =>
    policyNamesNoOutsiders(group, "ModelPackageGroupArn", context, context.options.trustedAccounts),
  fix: (group, context) =>
    shutPackageGroup(
      group.ResourcePolicy ?? undefined,
      namedOpenings(group, context, context.options.trustedAccounts) ?? [],
      context,
    ),
});
