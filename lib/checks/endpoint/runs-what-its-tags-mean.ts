import { driftOf } from "#lib/analysis/images/drift.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { imageSupply } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { imageIsWhatItsTagMeans } from "../image-is-what-its-tag-means.ts";
import { pinImages } from "../remedies/pinned-images.ts";
import { notApplicable, unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

export default defineCheck({
  id: "endpoint/runs-what-its-tags-mean",
  kind: "endpoint",
  title: "Endpoint runs the images that their tags mean now",
  failTitle: "Endpoint runs another image than its tag means now",
  severity: "medium",
  category: "containers",
  question: "runs-what-its-tags-mean",
  rationale:
    "What was scanned and reviewed under the tag is not what runs; and the next deployment, or a tag that somebody moved on purpose, brings code that nobody decided to deploy.",
  needs: ["ecr-image", "endpoint-config", "model"],
  controls: ["checklist:N-INF-10", "nist-800-53-r5:SI-7", ...imageSupply],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeployedImage.html",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
  ],
  evaluate(endpoint, context) {
    if (!endpoint.EndpointArn) return unknown("AWS returned no EndpointArn, so the answer is not complete.");
    const verdicts = deployedBy(endpoint).map(({ path, image }) => imageIsWhatItsTagMeans(image, path, context));
    return worstOf(
      verdicts,
      notApplicable("No image stands in it: it is not in service, or runs inference components."),
    );
  },
  fix(endpoint, context) {
    const { account, region } = context.identity;
    const drifted = deployedBy(endpoint).filter(
      ({ image }) => driftOf(image, account, region, context.inventory).state === "drifted",
    );
    return pinImages(
      endpoint,
      drifted.map(({ image }) => image),
      context,
    );
  },
});

function deployedBy({ ProductionVariants = [], ShadowProductionVariants = [] }: ResourceOf<"endpoint">) {
  const lists = {
    ProductionVariants: ProductionVariants ?? [],
    ShadowProductionVariants: ShadowProductionVariants ?? [],
  };
  return Object.entries(lists).flatMap(([list, variants]) =>
    variants.flatMap(({ DeployedImages = [] }, at) =>
      DeployedImages.map((image, index) => ({ image, path: `${list}[${at}].DeployedImages[${index}]` })),
    ),
  );
}
