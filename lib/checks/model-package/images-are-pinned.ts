import { packageContainers } from "#lib/analysis/hosting/package-containers.ts";
import { imageSupply } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { pinPackageImages } from "../remedies/model-package.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

export default defineCheck({
  id: "model-package/images-are-pinned",
  kind: "model-package",
  title: "Model package names its images by digest",
  failTitle: "Model package names an image by a tag, which can come to mean another",
  severity: "low",
  category: "containers",
  rationale:
    "Reviewers approve what the tag meant that day; who can push to the repository decides what it means when the version is deployed.",
  needs: [],
  controls: ["checklist:N-MLO-03", ...imageSupply, "nist-800-53-r5:SI-7"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageContainerDefinition.html",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
  ],
  evaluate(pack) {
    if (!pack.ModelPackageArn) return unknown("AWS returned no ModelPackageArn, so the answer is not complete.");
    const verdicts = packageContainers(pack).flatMap(({ path, container: { Image, ImageDigest } }) => {
      if (!Image) return [];
      const isPinned = Boolean(ImageDigest) || /@sha256:[0-9a-f]{64}$/.test(Image);
      const evidence = [
        { path: `${path}.Image`, observed: Image, expected: "a digest, here or in ImageDigest" },
        {
          path: `${path}.ImageDigest`,
          observed: ImageDigest ?? null,
          expected: "what the image was when it was approved",
        },
      ];
      return [isPinned ? pass(...evidence) : fail(...evidence)];
    });
    return worstOf(verdicts, notApplicable("The package names no image."));
  },
  fix: pinPackageImages,
});
