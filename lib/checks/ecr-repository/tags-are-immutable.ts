import { defineCheck } from "../define.ts";
import { fixTags } from "../remedies/ecr-repository.ts";
import { fail, pass, unknown } from "../verdicts.ts";

/** Where some tags are left out of it, which ones stands in the evidence: of those alone it is not true. */
export default defineCheck({
  id: "ecr-repository/tags-are-immutable",
  kind: "ecr-repository",
  title: "Tags of the repository cannot be moved to another image",
  failTitle: "Tags of the repository can be moved to another image",
  severity: "medium",
  category: "containers",
  rationale:
    "What was tested under a tag is not what runs under it tomorrow: whoever may push puts other code into every model, job and notebook that names the tag.",
  needs: [],
  controls: [
    "checklist:ECR-03",
    "aws-fsbp:ECR.2",
    "aws-config:ecr-private-tag-immutability-enabled",
    "checkov:CKV_AWS_51",
    "prowler:ecr_repositories_tag_immutability",
    "nist-800-53-r5:SI-7",
    "mitre-attack:T1525",
  ],
  references: [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-2",
  ],
  evaluate({ imageTagMutability, imageTagMutabilityExclusionFilters: filters = [] }) {
    if (!imageTagMutability) return unknown("AWS returned no imageTagMutability.");
    const evidence = { path: "imageTagMutability", observed: imageTagMutability, expected: "IMMUTABLE" };
    if (imageTagMutability === "IMMUTABLE") return pass(evidence);
    if (imageTagMutability !== "IMMUTABLE_WITH_EXCLUSION") return fail(evidence);
    const excluded = {
      path: "imageTagMutabilityExclusionFilters",
      observed: filters.map(({ filter }) => filter ?? null),
      expected: "few tags, that nothing runs by",
    };
    const isAll = filters.some(({ filter }) => /^\**$/.test(filter ?? ""));
    return isAll || filters.length === 0 ? fail(evidence, excluded) : pass(evidence, excluded);
  },
  fix: fixTags,
});
