import { componentContainers } from "#lib/analysis/hosting/component-specifications.ts";
import { imageSupply } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { imageIsKnown, knowing } from "../image-is-known.ts";
import { moveComponentImages } from "../remedies/component-sources.ts";
import { notApplicable, unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

export default defineCheck({
  id: "inference-component/images-come-from-known-registries",
  kind: "inference-component",
  title: "Inference component's images come from this account, from AWS or from one you trust",
  failTitle: "Inference component's images come from an account that nobody said to trust",
  ...knowing,
  rationale:
    "Whoever owns the registry decides what a tag means: the next copy that starts pulls their code, and runs it on your customers' requests with the config's role.",
  controls: ["checklist:N-INF-01", "checklist:INF-05", ...imageSupply],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceComponentContainerSpecification.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/pre-built-containers-frameworks-deep-learning.html",
  ],
  evaluate(component, { identity, options }) {
    if (!component.InferenceComponentArn) {
      return unknown("AWS returned no InferenceComponentArn, so the answer is not complete.");
    }
    const verdicts = componentContainers(component).flatMap(({ path, container: { DeployedImage } }) => {
      const image = DeployedImage?.SpecifiedImage;
      const at = `${path}.DeployedImage.SpecifiedImage`;
      return image ? [imageIsKnown(at, image, identity.account, options.trustedRegistries)] : [];
    });
    return worstOf(verdicts, notApplicable("It names no image of its own: see the checks of its model or base."));
  },
  fix: (component, context) => moveComponentImages(component, context, context.options.trustedRegistries),
});
