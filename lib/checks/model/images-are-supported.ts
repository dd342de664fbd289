import { modelImages } from "#lib/analysis/hosting/model-images.ts";
import { defineCheck } from "../define.ts";
import { endedImages, everyImageSupported, support } from "../image-is-supported.ts";
import { renewImages } from "../remedies/model-sources.ts";

export default defineCheck({
  id: "model/images-are-supported",
  kind: "model",
  title: "Model's images of AWS are of versions that AWS patches",
  failTitle: "Model's images of AWS are of versions that AWS does not patch any more",
  ...support,
  rationale:
    "AWS leaves old images there to be pulled and does not mend them: every hole in their frameworks and libraries that became known since is open in what answers your customers.",
  evaluate: (model, context) => everyImageSupported(model.ModelArn, modelImages(model), context),
  fix: (model, context) => renewImages(endedImages(modelImages(model), context), context),
});
