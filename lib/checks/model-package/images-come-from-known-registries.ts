import { packageContainers } from "#lib/analysis/hosting/package-containers.ts";
import { imageSupply } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { imageIsKnown, knowing } from "../image-is-known.ts";
import { movePackageImages } from "../remedies/model-package.ts";
import { notApplicable, unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

export default defineCheck({
  id: "model-package/images-come-from-known-registries",
  kind: "model-package",
  title: "Model package's images come from this account's registry, AWS or one you trust",
  failTitle: "Model package's images come from a registry that nobody said to trust",
  ...knowing,
  rationale:
    "What is registered is what pipelines deploy: whoever owns the registry decides what code the next endpoint of this version runs, on customers' requests and with a role of the account.",
  controls: ["checklist:N-MLO-03", ...imageSupply],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageContainerDefinition.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-version.html",
  ],
  evaluate(pack, { identity, options }) {
    if (!pack.ModelPackageArn) return unknown("AWS returned no ModelPackageArn, so the answer is not complete.");
    const verdicts = packageContainers(pack).flatMap(({ path, container: { Image } }) =>
      Image ? [imageIsKnown(`${path}.Image`, Image, identity.account, options.trustedRegistries)] : [],
    );
    return worstOf(verdicts, notApplicable("The package names no image."));
  },
  fix: (pack, context) => movePackageImages(pack, context, context.options.trustedRegistries),
});
