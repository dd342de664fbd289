import { z } from "zod";
import { defineCheck } from "../define.ts";
import { namedOpenings, policyNamesNoOutsiders, trustedAccounts } from "../has-no-outsiders.ts";
import { shutRepository } from "../remedies/resource-policy.ts";
import { policyOf } from "../repository-policy.ts";

export default defineCheck({
  id: "ecr-repository/policy-names-no-outsiders",
  kind: "ecr-repository",
  title: "Repository's policy names no account but this one and those you trust",
  failTitle: "Repository's policy names an account that nobody said to trust",
  severity: "high",
  category: "identity",
  question: "resource-policy-names-no-outsiders",
  rationale:
    "A policy outlives the people who wrote it: whoever controls the other account still pulls your images, or pushes what your jobs and endpoints run.",
  needs: [],
  parts: ["Policy"],
  controls: ["checklist:ECR-04", "nist-800-53-r5:AC-3", "nist-800-53-r5:AC-21", "mitre-atlas:AML.T0010.004"],
  options: z.strictObject({ trustedAccounts }),
  references: [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
    "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html",
  ],
  evaluate: (repository, context) =>
    policyNamesNoOutsiders(policyOf(repository), "repositoryArn", context, context.options.trustedAccounts),
  fix: (repository, context) =>
    shutRepository(
      repository.Policy ?? undefined,
      namedOpenings(policyOf(repository), context, context.options.trustedAccounts) ?? [],
      context,
    ),
});
