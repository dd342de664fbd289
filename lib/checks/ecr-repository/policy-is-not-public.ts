import { defineCheck } from "../define.ts";
import { policyIsNotPublic, publicOpenings } from "../has-no-outsiders.ts";
import { shutRepository } from "../remedies/resource-policy.ts";
import { policyOf } from "../repository-policy.ts";

export default defineCheck({
  id: "ecr-repository/policy-is-not-public",
  kind: "ecr-repository",
  title: "Repository's policy lets in nobody whom it does not name",
  failTitle: "Repository's policy lets in anyone in AWS",
  severity: "critical",
  category: "identity",
  question: "resource-policy-is-not-public",
  rationale:
    "Anyone with an AWS account can then pull your images, with the code and whatever was baked into them, or push one that your next job runs.",
  needs: [],
  parts: ["Policy"],
  controls: [
    "checklist:ECR-04",
    "nist-800-53-r5:AC-3",
    "nist-800-53-r5:AC-21",
    "prowler:ecr_repositories_not_publicly_accessible",
  ],
  references: [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
    "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html",
  ],
  evaluate: (repository, context) => policyIsNotPublic(policyOf(repository), "repositoryArn", context),
  fix: (repository, context) =>
    shutRepository(repository.Policy ?? undefined, publicOpenings(policyOf(repository), context) ?? [], context),
});
