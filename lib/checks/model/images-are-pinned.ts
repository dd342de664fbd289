import { modelImages } from "#lib/analysis/hosting/model-images.ts";
import { defineCheck } from "../define.ts";
import { everyImagePinned, movableImages, pinning } from "../image-is-pinned.ts";
import { pinModelImages } from "../remedies/model-sources.ts";

export default defineCheck({
  id: "model/images-are-pinned",
  kind: "model",
  title: "Model's images are named by digest, or by tags that nobody can move",
  failTitle: "Model's images are named by tags that can be moved to other code",
  ...pinning,
  rationale:
    "Who can push to the repository decides what the next deployment runs on your customers' requests, and a rollback brings back the tag, not the code that it meant.",
  references: [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html",
  ],
  evaluate: (model, { identity, inventory }) =>
    everyImagePinned(model.ModelArn, modelImages(model), identity, inventory),
  fix: (model, context) =>
    pinModelImages(movableImages(modelImages(model), context.identity, context.inventory), context),
});
