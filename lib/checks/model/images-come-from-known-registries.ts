import { containersOf } from "#lib/analysis/hosting/model-containers.ts";
import { imageSupply } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { imageIsKnown, knowing } from "../image-is-known.ts";
import { moveImages } from "../remedies/model-sources.ts";
import { notApplicable, unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

export default defineCheck({
  id: "model/images-come-from-known-registries",
  kind: "model",
  title: "Model's images come from this account's registry, from AWS or from one you trust",
  failTitle: "Model's images come from a registry of another account that nobody said to trust",
  ...knowing,
  rationale:
    "Whoever owns the registry decides what a tag means: the next instance that starts pulls their code, and runs it on your customers' requests with the role's credentials.",
  controls: ["checklist:INF-05", ...imageSupply],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-containers-inference-private.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/pre-built-containers-frameworks-deep-learning.html",
  ],
  evaluate(model, { identity, options }) {
    const containers = containersOf(model);
    if (!model.ModelArn || containers.length === 0) return unknown("AWS returned no ModelArn, or no container.");
    const verdicts = containers.flatMap(({ path, container: { Image } }) =>
      Image ? [imageIsKnown(`${path}.Image`, Image, identity.account, options.trustedRegistries)] : [],
    );
    return worstOf(verdicts, notApplicable("The model names no image: it takes those of its model package."));
  },
  fix: (model, context) => moveImages(model, context, context.options.trustedRegistries),
});
