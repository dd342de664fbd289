import { componentContainers } from "#lib/analysis/hosting/component-specifications.ts";
import { imageSupply } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { imageIsWhatItsTagMeans } from "../image-is-what-its-tag-means.ts";
import { pinComponentImages } from "../remedies/component-sources.ts";
import { notApplicable, unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

export default defineCheck({
  id: "inference-component/runs-what-its-tags-mean",
  kind: "inference-component",
  title: "Inference component runs the image that its tag means now",
  failTitle: "Inference component runs another image than its tag means now",
  severity: "medium",
  category: "containers",
  question: "runs-what-its-tags-mean",
  rationale:
    "What was scanned and reviewed under the tag is not what runs; and the next deployment, or a tag that somebody moved on purpose, brings code that nobody decided to deploy.",
  needs: ["ecr-image"],
  controls: ["checklist:N-INF-01", "checklist:N-INF-10", "nist-800-53-r5:SI-7", ...imageSupply],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeployedImage.html",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
  ],
  evaluate(component, context) {
    if (!component.InferenceComponentArn) {
      return unknown("AWS returned no InferenceComponentArn, so the answer is not complete.");
    }
    const verdicts = componentContainers(component).flatMap(({ path, container: { DeployedImage: image } }) =>
      image ? [imageIsWhatItsTagMeans(image, `${path}.DeployedImage`, context)] : [],
    );
    return worstOf(verdicts, notApplicable("It names no image of its own: the endpoint's images are judged there."));
  },
  fix: pinComponentImages,
});
