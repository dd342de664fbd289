import { whyUnread } from "#lib/readings/reading.ts";
import { matches } from "#lib/readings/wildcards.ts";
import { defineCheck } from "../define.ts";
import { fixTags } from "../remedies/ecr-repository.ts";
import { fail, pass, unknown } from "../verdicts.ts";

/** Some tags may be left out of it, where no image in use has one of them. */
export default defineCheck({
  id: "ecr-repository/tags-are-immutable",
  kind: "ecr-repository",
  title: "Tags of the repository cannot be moved to another image",
  failTitle: "Tags of the repository can be moved to another image",
  severity: "medium",
  category: "containers",
  rationale:
    "What was tested under a tag is not what runs under it tomorrow: whoever may push puts other code into every model, job and notebook that names the tag.",
  needs: ["ecr-image"],
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
  evaluate({ repositoryName, imageTagMutability, imageTagMutabilityExclusionFilters = [] }, { identity, inventory }) {
    if (!imageTagMutability) return unknown("AWS returned no imageTagMutability.");
    const evidence = { path: "imageTagMutability", observed: imageTagMutability, expected: "IMMUTABLE" };
    if (imageTagMutability === "IMMUTABLE") return pass(evidence);
    if (imageTagMutability !== "IMMUTABLE_WITH_EXCLUSION") return fail(evidence);
    const filters = imageTagMutabilityExclusionFilters.map(({ filter }) => filter ?? "");
    const left = { path: "imageTagMutabilityExclusionFilters", observed: filters, expected: "tags of nothing in use" };
    if (filters.length === 0 || filters.some((filter) => /^\**$/.test(filter))) return fail(evidence, left);
    const movable = inventory
      .all("ecr-image", identity.region)
      .flatMap(({ resource }) =>
        resource.repositoryName === (repositoryName ?? identity.name) ? (resource.imageTags ?? []) : [],
      )
      .filter((tag) => filters.some((filter) => matches(filter, tag)));
    const inUse = { path: "ecr-image imageTags", observed: movable, expected: "none that is left out" };
    if (movable.length > 0) return fail(evidence, left, inUse);
    const failure = inventory.unreadOf("ecr-image", identity.region);
    return failure
      ? unknown(`The images in use could not be read: ${whyUnread(failure)}.`)
      : pass(evidence, left, inUse);
  },
  fix: fixTags,
});
