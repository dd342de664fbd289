import { defineCheck } from "../define.ts";
import { expireImages } from "../remedies/ecr-repository.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "ecr-repository/old-images-expire",
  kind: "ecr-repository",
  title: "Old images of the repository expire by a lifecycle policy",
  failTitle: "Old images of the repository stay for ever",
  severity: "low",
  category: "hygiene",
  rationale:
    "Images that nobody patches any more stay there to be pulled, by a job that names an old tag or by somebody who looks for the hole in it, and are paid for.",
  needs: [],
  parts: ["LifecyclePolicy"],
  controls: [
    "checklist:ECR-06",
    "aws-fsbp:ECR.3",
    "prowler:ecr_repositories_lifecycle_policy_enabled",
    "nist-800-53-r5:CM-7",
  ],
  references: [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-3",
  ],
  evaluate({ repositoryArn, LifecyclePolicy: policy }) {
    if (!repositoryArn) return unknown("AWS returned no repositoryArn, so the answer is not complete.");
    if (policy === undefined) return unknown("AWS's answer says nothing of a lifecycle policy.");
    const evidence = { path: "LifecyclePolicy", observed: policy, expected: "a policy with a rule" };
    if (policy === null) return fail(evidence);
    return /"rulePriority"/.test(policy) ? pass(evidence) : unknown("The lifecycle policy cannot be understood.");
  },
  fix: expireImages,
});
